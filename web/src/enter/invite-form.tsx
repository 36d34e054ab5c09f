import { Form, Input } from 'antd'
import type { OutputOf } from '../kit/api.ts'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { PasswordField } from './password-field.tsx'
import { StrangerButton } from './stranger-button.tsx'
import { useText } from './texts.ts'
import { useStrangerCommand } from './use-stranger-command.ts'

export type Invitation = OutputOf<'invitation.check'>

interface InviteFields {
  name: string
  email: string
  username: string
  password: string
}

export interface InviteFormProps {
  token: string
  invitation: Invitation
  onEntered: () => Promise<void>
}

/** The new account of somebody who was invited; an address that the invitation names is not theirs to change. */
export function InviteForm({ token, invitation, onEntered }: InviteFormProps) {
  const t = useText()
  const [form] = Form.useForm<InviteFields>()
  const accept = useStrangerCommand('invitation.accept', {
    quiet: true,
    onSuccess: () => void onEntered(),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  const missing = (label: string) => ({
    required: true,
    whitespace: true,
    message: t('register.missing', { label }),
  })
  return (
    <Form
      form={form}
      name="invite"
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: '', email: invitation.email ?? '', username: '', password: '' }}
      onFinish={({ email, ...fields }) =>
        void accept.run({ token, ...fields, ...(email.trim() ? { email: email.trim() } : {}) })
      }
    >
      <ProblemAlert problem={accept.problem?.errors.length ? null : accept.problem} />
      <Form.Item name="name" label={t('register.name')} rules={[missing(t('register.name'))]}>
        <Input maxLength={60} autoComplete="name" autoFocus />
      </Form.Item>
      <Form.Item
        name="email"
        label={t(invitation.email ? 'invite.email' : 'invite.emailOptional')}
        extra={invitation.email ? undefined : t('invite.emailHint')}
        validateTrigger="onBlur"
        rules={[
          { type: 'email', transform: (value: string) => value.trim(), message: t('register.emailWrong') },
        ]}
      >
        <Input type="email" autoComplete="email" spellCheck={false} disabled={invitation.email !== null} />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('invite.username')}
        extra={t('invite.usernameHint')}
        validateTrigger="onBlur"
        rules={[missing(t('invite.username'))]}
      >
        <Input maxLength={40} autoComplete="username" autoCapitalize="off" spellCheck={false} />
      </Form.Item>
      <PasswordField name="password" label={t('register.password')} />
      <StrangerButton command={accept}>{t('invite.submit')}</StrangerButton>
    </Form>
  )
}
