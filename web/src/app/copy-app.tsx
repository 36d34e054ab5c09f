import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Switch } from 'antd'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './packages.module.css'
import { useText } from './texts.ts'

export interface CopyAppProps {
  app: { id: string; name: string } | null
  onClose: () => void
}

/** Makes a second app like the first. */
export function CopyApp({ app, onClose }: CopyAppProps) {
  const t = useText()
  const navigate = useNavigate()
  const [form] = Form.useForm<{ name: string; withData: boolean; withRights: boolean }>()
  const copy = useCommand('app.copy', {
    quiet: true,
    success: (_, { name }) => t('created', { name }),
    onProblem: (problem) => showFieldErrors(form, problem),
    onSuccess: ({ id }) => {
      onClose()
      void navigate({ to: `/apps/${id}` })
    },
  })
  return (
    <Sheet
      open={app !== null}
      onClose={onClose}
      title={t('pack.copyTitle', { name: app?.name ?? '' })}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form="copy-app" loading={copy.busy}>
            {t('pack.copy')}
          </Button>
        </>
      }
    >
      {app ? (
        <Form
          key={app.id}
          name="copy-app"
          form={form}
          layout="vertical"
          disabled={copy.busy}
          initialValues={{ name: t('pack.copyName', { name: app.name }), withData: false, withRights: false }}
          onFinish={(fields) => void copy.run({ appId: app.id, ...fields })}
        >
          <p className={styles.note}>{t('pack.copyNote')}</p>
          <ProblemAlert problem={copy.problem} fieldsShown />
          <Form.Item
            name="name"
            label={t('name')}
            rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="withData" label={t('pack.withData')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="withRights" label={t('pack.copyRights')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </Form>
      ) : null}
    </Sheet>
  )
}
