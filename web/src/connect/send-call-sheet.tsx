import { Button, Form, Input, Select } from 'antd'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useText } from './texts.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

interface CallFields {
  method: (typeof methods)[number]
  url: string
  headers: string
  body: string
}

/** Sends one request by hand: to find out how another system answers. */
export function SendCallSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const [form] = Form.useForm<CallFields>()
  const method = Form.useWatch('method', form) ?? 'GET'
  const send = useCommand('outbound.call', {
    quiet: true,
    refreshes: ['record'],
    success: t('out.queued'),
    onSuccess: onClose,
    onProblem: (problem) => {
      showFieldErrors(form, problem, (path) => path.split('.')[0]!)
    },
  })
  const reads = method === 'GET' || method === 'HEAD'
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('out.send')}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form="send-call" loading={send.busy}>
            {t('out.send')}
          </Button>
        </>
      }
    >
      <Form
        name="send-call"
        form={form}
        layout="vertical"
        initialValues={{ method: 'GET', url: '', headers: '', body: '' }}
        onFinish={({ method: verb, url, headers, body }: CallFields) =>
          void send.run({
            method: verb,
            url,
            headers: headersOf(headers),
            body: reads || body === '' ? null : body,
          })
        }
      >
        <ProblemAlert problem={send.problem} fieldsShown />
        <p>{t('out.secretHint', { example: '{{secret.NAME}}' })}</p>
        <Form.Item name="method" label={t('out.method')}>
          <Select options={methods.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item
          name="url"
          label={t('out.url')}
          rules={[{ required: true, whitespace: true, message: t('missing', { label: t('out.url') }) }]}
        >
          <Input type="url" maxLength={2048} placeholder="https://erp.example.com/hook" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="headers"
          label={t('out.headers')}
          extra={t('out.headersHint')}
          rules={[
            {
              validator: async (_, text: string) => {
                const wrong = linesOf(text).find((line) => !/^[^:\s]+\s*:/.test(line))
                if (wrong !== undefined) throw new Error(t('out.headerWrong', { line: wrong }))
              },
            },
          ]}
        >
          <Input.TextArea rows={3} spellCheck={false} />
        </Form.Item>
        {reads ? null : (
          <Form.Item name="body" label={t('out.body')}>
            <Input.TextArea rows={6} maxLength={65_536} spellCheck={false} />
          </Form.Item>
        )}
      </Form>
    </Sheet>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function headersOf(text: string): Record<string, string> {
  const pairs = linesOf(text).map((line) => {
    const at = line.indexOf(':')
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
  })
  return Object.fromEntries(pairs)
}
