import type { ProblemError } from '@sluice/contract'
import { Checkbox, Form, Input } from 'antd'
import { useRef } from 'react'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import styles from './entry-form.module.css'
import { NewPasswordFields } from './new-password-fields.tsx'
import type { PendingRegistration } from './pending-registration.ts'
import { phonePattern } from './phone-rule.ts'
import { StrangerButton } from './stranger-button.tsx'
import { suggestCode } from './suggest-code.ts'
import { useText } from './texts.ts'
import { useStrangerCommand } from './use-stranger-command.ts'

interface RegisterFields {
  tenantName: string
  tenantCode: string
  email: string
  username: string
  password: string
  again: string
  name: string
  phone: string
  termsAccepted: boolean
}

const empty: RegisterFields = {
  tenantName: '',
  tenantCode: '',
  email: '',
  username: '',
  password: '',
  again: '',
  name: '',
  phone: '',
  termsAccepted: false,
}

/** Asks for a workspace and its administrator; both are made once the address is proved. */
export function RegisterForm({ onRegistered }: { onRegistered: (pending: PendingRegistration) => void }) {
  const t = useText()
  const [form] = Form.useForm<RegisterFields>()
  const codeTyped = useRef(false)
  const register = useStrangerCommand('identity.register', {
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
      initialValues={{ ...empty }}
      onFinish={({ again: _, name, phone, ...fields }) =>
        void register.run({
          ...fields,
          ...(name.trim() ? { name: name.trim() } : {}),
          ...(phone.trim() ? { phone: phone.trim() } : {}),
        })
      }
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
      <Form.Item
        name="email"
        label={t('register.email')}
        validateTrigger="onBlur"
        rules={[missing(t('register.email')), { type: 'email', message: t('register.emailWrong') }]}
        validateFirst
      >
        <Input type="email" autoComplete="email" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('register.username')}
        rules={[
          missing(t('register.username')),
          { pattern: /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u, message: t('register.usernameHint') },
        ]}
        validateFirst
      >
        <Input
          maxLength={40}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="off"
          placeholder={t('register.usernameHint')}
        />
      </Form.Item>
      <NewPasswordFields name="password" label={t('register.password')} />
      <Form.Item name="name" label={t('register.name')}>
        <Input maxLength={60} autoComplete="name" placeholder={t('register.optional')} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('register.phone')}
        validateTrigger="onBlur"
        rules={[{ pattern: phonePattern, message: t('register.phoneWrong') }]}
      >
        <Input type="tel" maxLength={30} autoComplete="tel" placeholder={t('register.optional')} />
      </Form.Item>
      <Form.Item
        name="termsAccepted"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, accepted) => {
              if (!accepted) throw new Error(t('register.termsMissing'))
            },
          },
        ]}
      >
        <Checkbox>
          {t('register.terms')}{' '}
          <a href="/terms" target="_blank" rel="noreferrer">
            {t('register.termsName')}
          </a>
        </Checkbox>
      </Form.Item>
      <StrangerButton command={register}>{t('register.submit')}</StrangerButton>
    </Form>
  )
}
