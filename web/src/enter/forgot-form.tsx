import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { CardWords } from './card-words.tsx'
import { StrangerButton } from './stranger-button.tsx'
import { useText } from './texts.ts'
import { useStrangerCommand } from './use-stranger-command.ts'

/** Asks for a mail with a link to a new password. The answer does not tell whether the address is known (P1.7). */
export function ForgotForm({ onBack }: { onBack: () => void }) {
  const t = useText()
  const [form] = Form.useForm<{ email: string }>()
  const [sentTo, setSentTo] = useState<string>()
  const request = useStrangerCommand('identity.requestPasswordReset', {
    quiet: true,
    onSuccess: (_, { email }) => setSentTo(email),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  const back = (
    <Button type="link" onClick={onBack}>
      {t('forgot.back')}
    </Button>
  )
  if (sentTo !== undefined) {
    return (
      <CardWords title={t('forgot.sentTitle')} detail={t('forgot.sentDetail', { email: sentTo })}>
        <Button onClick={() => setSentTo(undefined)}>{t('forgot.again')}</Button>
        {back}
      </CardWords>
    )
  }
  return (
    <CardWords title={t('forgot.title')} detail={t('forgot.detail')}>
      <Form
        form={form}
        name="forgot"
        layout="vertical"
        size="large"
        requiredMark={false}
        initialValues={{ email: '' }}
        onFinish={({ email }) => void request.run({ email: email.trim() })}
      >
        <ProblemAlert problem={request.problem?.errors.length ? null : request.problem} />
        <Form.Item
          name="email"
          label={t('register.email')}
          rules={[{ required: true, type: 'email', transform: trimmed, message: t('register.emailWrong') }]}
        >
          <Input type="email" autoComplete="email" autoFocus />
        </Form.Item>
        <StrangerButton command={request}>{t('forgot.submit')}</StrangerButton>
      </Form>
      {back}
    </CardWords>
  )
}

const trimmed = (value: string) => value.trim()
