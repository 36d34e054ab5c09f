import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { useAccountText } from './account-texts.ts'
import { useText } from './texts.ts'

export interface EmailSheetProps {
  open: boolean
  /** The address now: proved already, or only typed by somebody. */
  email: string | null
  onClose: () => void
}

/** Another address, or the proof of the present one: the password first, then the code from the mail (P1.8). */
export function EmailSheet({ open, email, onClose }: EmailSheetProps) {
  const a = useAccountText()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const close = () => {
    setSentTo(null)
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={a('email.title')}
      width={420}
      footer={
        <>
          <Button onClick={close}>{a('email.cancel')}</Button>
          <Button key={sentTo} type="primary" htmlType="submit" form={sentTo ? 'email-code' : 'email-ask'}>
            {a(sentTo ? 'email.confirm' : 'email.send')}
          </Button>
        </>
      }
    >
      {sentTo ? <CodeForm email={sentTo} onDone={close} /> : <AskForm email={email} onSent={setSentTo} />}
    </Sheet>
  )
}

function AskForm({ email, onSent }: { email: string | null; onSent: (email: string) => void }) {
  const t = useText()
  const a = useAccountText()
  const [form] = Form.useForm<{ email: string; password: string }>()
  const request = useCommand('identity.requestEmail', {
    quiet: true,
    onSuccess: (output) => onSent(output.email),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Form
      form={form}
      name="email-ask"
      layout="vertical"
      disabled={request.busy}
      requiredMark={false}
      initialValues={{ email: email ?? '', password: '' }}
      onFinish={(fields) => void request.run({ ...fields, email: fields.email.trim() })}
    >
      <p>{a('email.about')}</p>
      <ProblemAlert problem={request.problem?.errors.length ? null : request.problem} />
      <Form.Item
        name="email"
        label={a('email.new')}
        validateTrigger="onBlur"
        rules={[
          {
            required: true,
            type: 'email',
            transform: (value: string) => value.trim(),
            message: t('register.emailWrong'),
          },
        ]}
      >
        <Input type="email" autoComplete="email" spellCheck={false} autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password.current')}
        rules={[{ required: true, message: t('password.currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
    </Form>
  )
}

function CodeForm({ email, onDone }: { email: string; onDone: () => void }) {
  const t = useText()
  const a = useAccountText()
  const [form] = Form.useForm<{ code: string }>()
  const entry = useOperation('identity.entry', {}, { staleTime: 60_000 })
  const confirm = useCommand('identity.confirmEmail', {
    quiet: true,
    refreshes: ['member'],
    success: (output) => a('email.done', { email: output.email }),
    onSuccess: onDone,
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Form
      form={form}
      name="email-code"
      layout="vertical"
      disabled={confirm.busy}
      requiredMark={false}
      initialValues={{ code: '' }}
      onFinish={(fields) => void confirm.run(fields)}
    >
      <p>{a('email.sent', { email })}</p>
      {entry.data?.mail === false ? <p role="note">{t('activate.operator')}</p> : null}
      <ProblemAlert problem={confirm.problem?.errors.length ? null : confirm.problem} />
      <Form.Item
        name="code"
        label={t('activate.code')}
        rules={[{ required: true, whitespace: true, message: t('activate.codeMissing') }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={12} autoFocus />
      </Form.Item>
    </Form>
  )
}
