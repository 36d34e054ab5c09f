import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { sessionChanged } from '../frame/session.ts'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { CardWords } from './card-words.tsx'
import { EntryScreen } from './entry-screen.tsx'
import { ForgotForm } from './forgot-form.tsx'
import { isDeadLink } from './is-dead-link.ts'
import { NewPasswordFields } from './new-password-fields.tsx'
import { useText } from './texts.ts'
import { useLinkToken } from './use-link-token.ts'

/** `/reset-password#token=…`: where the mail leads, also the first one, to an account that somebody else made. A link that no longer works says why and offers a new one. */
export function ResetPasswordPage() {
  const t = useText()
  return (
    <EntryScreen label={t('reset.title')}>
      <ResetPanel />
    </EntryScreen>
  )
}

function ResetPanel() {
  const t = useText()
  const navigate = useNavigate()
  const typed = useLinkToken()
  const [form] = Form.useForm<{ newPassword: string; again: string }>()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<{ email: string | null }>()
  const reset = useCommand('identity.resetPassword', {
    quiet: true,
    onSuccess: (output) => {
      setDone(output)
      // Every session of the account has ended, this one too if it was the same person.
      void sessionChanged()
    },
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  const toLogin = () => void navigate({ to: '/enter', search: {} as never, hash: '' })
  const check = useOperation('identity.checkResetLink', { token: typed }, { enabled: typed !== '' && !done })
  const dead = [reset.problem, check.error].find((problem) => isDeadLink(problem))
  if (asking) return <ForgotForm onBack={toLogin} />
  if (done) {
    return (
      <CardWords title={t('reset.doneTitle')} detail={t('reset.doneDetail', { email: done.email ?? '' })}>
        <Button type="primary" size="large" block onClick={toLogin}>
          {t('login.submit')}
        </Button>
      </CardWords>
    )
  }
  if (typed === '' || dead) {
    return (
      <CardWords title={t('reset.deadTitle')} detail={dead?.problem.title ?? t('reset.incomplete')}>
        <Button type="primary" size="large" block onClick={() => setAsking(true)}>
          {t('reset.askAgain')}
        </Button>
        <Button type="link" onClick={toLogin}>
          {t('forgot.back')}
        </Button>
      </CardWords>
    )
  }
  // Whatever else keeps the check from answering, the form may be tried: sending it tells the same.
  if (check.isPending) return <FormSkeleton fields={2} />
  return (
    <CardWords title={t('reset.title')} detail={t(check.data?.first ? 'reset.first' : 'reset.detail')}>
      <Form
        form={form}
        name="reset"
        layout="vertical"
        size="large"
        requiredMark={false}
        initialValues={{ newPassword: '', again: '' }}
        onFinish={({ newPassword }) => void reset.run({ token: typed, newPassword })}
      >
        <ProblemAlert problem={reset.problem?.errors.length ? null : reset.problem} />
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" block loading={reset.busy}>
          {t('reset.submit')}
        </Button>
      </Form>
    </CardWords>
  )
}
