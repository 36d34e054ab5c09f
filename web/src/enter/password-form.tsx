import { Button, Form, Input } from 'antd'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { NewPasswordFields } from './new-password-fields.tsx'
import { useText } from './texts.ts'

interface PasswordFields {
  currentPassword: string
  newPassword: string
  again: string
}

/** Changes one's own password; all other sessions end (P1.5). */
export function PasswordForm({ onDone }: { onDone: (endedSessions: number) => void }) {
  const t = useText()
  const [form] = Form.useForm<PasswordFields>()
  const change = useCommand('identity.changePassword', {
    quiet: true,
    onSuccess: ({ endedSessions }) => {
      form.resetFields()
      onDone(endedSessions)
    },
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Form
      form={form}
      name="password"
      layout="vertical"
      requiredMark={false}
      disabled={change.busy}
      initialValues={{ currentPassword: '', newPassword: '', again: '' }}
      onFinish={({ currentPassword, newPassword }) => void change.run({ currentPassword, newPassword })}
    >
      <ProblemAlert problem={change.problem?.errors.length ? null : change.problem} />
      <Form.Item
        name="currentPassword"
        label={t('password.current')}
        rules={[{ required: true, message: t('password.currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" loading={change.busy}>
        {t('password.submit')}
      </Button>
    </Form>
  )
}
