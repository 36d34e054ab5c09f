import type { ProblemError } from '@sluice/contract'
import { Button, Checkbox, Form, Input } from 'antd'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import styles from './entry-form.module.css'
import type { PendingRegistration } from './pending-registration.ts'
import { StrangerButton } from './stranger-button.tsx'
import { useText } from './texts.ts'
import { useCapsLock } from './use-caps-lock.ts'
import { useStrangerCommand } from './use-stranger-command.ts'

interface LoginFields {
  login: string
  password: string
  remember: boolean
}

export interface LoginFormProps {
  onEntered: () => Promise<void>
  onForgot: () => void
  /** The password is right, the address not proved yet. */
  onNotActivated?: (pending: PendingRegistration) => void
}

/** Login by email or username. A refusal stands above the fields; the typed password stays. */
export function LoginForm({ onEntered, onForgot, onNotActivated }: LoginFormProps) {
  const t = useText()
  const [form] = Form.useForm<LoginFields>()
  const caps = useCapsLock()
  const login = useStrangerCommand('identity.login', {
    quiet: true,
    onSuccess: () => void onEntered(),
    onProblem: (problem: ProblemError) => {
      showFieldErrors(form, problem)
      const { registration, email } = (problem.problem.params ?? {}) as Partial<PendingRegistration>
      if (problem.code === 'identity.not_activated' && registration && email) {
        onNotActivated?.({ registration, email })
      }
      if (problem.errors.length === 0) form.getFieldInstance('password')?.focus({ cursor: 'all' })
    },
  })
  return (
    <Form
      form={form}
      name="login"
      layout="vertical"
      className={styles.form}
      size="large"
      requiredMark={false}
      initialValues={{ login: '', password: '', remember: true }}
      onFinish={(fields) => void login.run(fields)}
    >
      <ProblemAlert problem={login.problem?.errors.length ? null : login.problem} />
      <Form.Item
        name="login"
        label={t('login.login')}
        rules={[{ required: true, whitespace: true, message: t('login.loginMissing') }]}
      >
        <Input autoComplete="username" autoCapitalize="off" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('login.password')}
        extra={caps.on ? <span role="status">{t('login.capsLock')}</span> : undefined}
        rules={[{ required: true, message: t('login.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" onKeyUp={caps.watch} onKeyDown={caps.watch} />
      </Form.Item>
      <div className={styles.line}>
        <Form.Item name="remember" valuePropName="checked" noStyle>
          <Checkbox>{t('login.remember')}</Checkbox>
        </Form.Item>
        <Button type="link" size="middle" className={styles.forgot ?? ''} onClick={onForgot}>
          {t('forgot.link')}
        </Button>
      </div>
      <StrangerButton command={login}>{t('login.submit')}</StrangerButton>
    </Form>
  )
}
