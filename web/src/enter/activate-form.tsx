import { App, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { CardWords } from './card-words.tsx'
import { type PendingRegistration, rememberRegistration } from './pending-registration.ts'
import { useText } from './texts.ts'

export interface ActivateFormProps {
  pending: PendingRegistration
  onEntered: () => Promise<void>
  onBack: () => void
}

/** Asks for the code from the mail; with it the workspace is made, and one is in (P1.2). */
export function ActivateForm({ pending, onEntered, onBack }: ActivateFormProps) {
  const t = useText()
  const [form] = Form.useForm<{ code: string; tenantCode: string; username: string }>()
  const [asked, setAsked] = useState<{ tenantCode: boolean; username: boolean }>({
    tenantCode: false,
    username: false,
  })
  const entry = useOperation('identity.entry', {}, { staleTime: 60_000 })
  const activate = useCommand('identity.activate', {
    quiet: true,
    onSuccess: async () => {
      rememberRegistration(null)
      await onEntered()
    },
    onProblem: (problem) => {
      // Somebody else took it meanwhile: another one can be chosen here.
      const taken = (field: string) => problem.errors.some((error) => error.field === field)
      setAsked((now) => ({
        tenantCode: now.tenantCode || taken('tenantCode'),
        username: now.username || taken('username'),
      }))
      setTimeout(() => showFieldErrors(form, problem))
    },
  })
  return (
    <CardWords title={t('activate.title')} detail={t('activate.detail', { email: pending.email })}>
      {entry.data?.mail === false ? <p role="note">{t('activate.operator')}</p> : null}
      <Form
        form={form}
        name="activate"
        layout="vertical"
        size="large"
        requiredMark={false}
        initialValues={{ code: '' }}
        onFinish={(fields) => void activate.run({ registration: pending.registration, ...fields })}
      >
        <ProblemAlert problem={activate.problem?.errors.length ? null : activate.problem} />
        <Form.Item
          name="code"
          label={t('activate.code')}
          rules={[{ required: true, whitespace: true, message: t('activate.codeMissing') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={12} autoFocus />
        </Form.Item>
        {asked.tenantCode ? (
          <Form.Item name="tenantCode" label={t('register.tenantCode')}>
            <Input maxLength={20} spellCheck={false} autoCapitalize="off" />
          </Form.Item>
        ) : null}
        {asked.username ? (
          <Form.Item name="username" label={t('invite.username')}>
            <Input maxLength={40} spellCheck={false} autoCapitalize="off" />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" block loading={activate.busy}>
          {t('activate.submit')}
        </Button>
      </Form>
      <ResendButton pending={pending} />
      <Button type="link" onClick={onBack}>
        {t('activate.other')}
      </Button>
    </CardWords>
  )
}

const waitSeconds = 60

/** Sends another mail, at most once a minute, and counts down until it may. */
function ResendButton({ pending: { registration } }: { pending: PendingRegistration }) {
  const t = useText()
  const { message } = App.useApp()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  const resend = useCommand('identity.resendActivation', {
    onSuccess: ({ email }) => {
      setLeft(waitSeconds)
      void message.success(t('activate.resent', { email }))
    },
  })
  return (
    <Button disabled={left > 0} loading={resend.busy} onClick={() => void resend.run({ registration })}>
      {left > 0 ? t('activate.resendIn', { count: left }) : t('activate.resend')}
    </Button>
  )
}
