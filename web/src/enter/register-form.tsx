import type { ProblemError } from '@sluice/contract'
import { Button, Form, Input } from 'antd'
import { useRef } from 'react'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './entry-form.module.css'
import { PasswordField } from './password-field.tsx'
import type { PendingRegistration } from './pending-registration.ts'
import { suggestCode } from './suggest-code.ts'
import { useText } from './texts.ts'

interface RegisterFields {
  tenantName: string
  tenantCode: string
  name: string
  email: string
  password: string
}

/** Asks for a workspace and its administrator; both are made once the address is proved. */
export function RegisterForm({ onRegistered }: { onRegistered: (pending: PendingRegistration) => void }) {
  const t = useText()
  const [form] = Form.useForm<RegisterFields>()
  const codeTyped = useRef(false)
  const register = useCommand('identity.register', {
    quiet: true,
    onSuccess: ({ registration, email }) => onRegistered({ registration, email }),
    onProblem: (problem: ProblemError) => showFieldErrors(form, problem),
  })
  const missing = (label: string) => ({
    required: true,
    whitespace: true,
    message: t('register.missing', { label }),
  })
  return (
    <Form
      form={form}
      name="register"
      layout="vertical"
      className={styles.form}
      requiredMark={false}
      initialValues={{ tenantName: '', tenantCode: '', name: '', email: '', password: '' }}
      onFinish={(fields) => void register.run(fields)}
    >
      <p className={styles.about}>{t('register.about')}</p>
      <ProblemAlert problem={register.problem?.errors.length ? null : register.problem} />
      <Form.Item
        name="tenantName"
        label={t('register.tenantName')}
        rules={[missing(t('register.tenantName'))]}
      >
        <Input
          maxLength={60}
          placeholder={t('register.tenantNameHint')}
          autoComplete="organization"
          onChange={(event) => {
            if (!codeTyped.current) form.setFieldValue('tenantCode', suggestCode(event.target.value))
          }}
        />
      </Form.Item>
      <Form.Item
        name="tenantCode"
        label={t('register.tenantCode')}
        normalize={(value: string) => value.toLowerCase()}
        rules={[
          missing(t('register.tenantCode')),
          { pattern: /^[a-z][a-z0-9-]{2,19}$/, message: t('register.tenantCodeHint') },
        ]}
        validateFirst
      >
        <Input
          maxLength={20}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={t('register.tenantCodeHint')}
          onChange={() => {
            codeTyped.current = true
          }}
        />
      </Form.Item>
      <Form.Item name="name" label={t('register.name')} rules={[missing(t('register.name'))]}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('register.email')}
        validateTrigger="onBlur"
        rules={[missing(t('register.email')), { type: 'email', message: t('register.emailWrong') }]}
        validateFirst
      >
        <Input type="email" autoComplete="email" spellCheck={false} />
      </Form.Item>
      <PasswordField name="password" label={t('register.password')} />
      <Button type="primary" htmlType="submit" size="large" block loading={register.busy}>
        {t('register.submit')}
      </Button>
    </Form>
  )
}
