import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { sessionChanged } from '../frame/session.ts'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { CardWords } from './card-words.tsx'
import { EntryScreen } from './entry-screen.tsx'
import { isDeadLink } from './is-dead-link.ts'
import { rememberedRegistration, rememberRegistration } from './pending-registration.ts'
import { useText } from './texts.ts'
import { useLinkToken } from './use-link-token.ts'

/** `/activate#token=…`: where the activation mail leads. A link that no longer works says why. */
export function ActivatePage() {
  const t = useText()
  return (
    <EntryScreen label={t('activate.title')}>
      <ActivatePanel />
    </EntryScreen>
  )
}

function ActivatePanel() {
  const t = useText()
  const navigate = useNavigate()
  const token = useLinkToken()
  const [mine] = useState(rememberedRegistration)
  const [entering, setEntering] = useState(false)
  const claim = mine ? { registration: mine.registration } : {}
  const check = useOperation(
    'identity.checkActivation',
    { token, ...claim },
    { enabled: token !== '' && !entering },
  )
  const [form] = Form.useForm<{ password: string }>()
  const activate = useCommand('identity.activate', {
    quiet: true,
    onSuccess: async () => {
      setEntering(true)
      rememberRegistration(null)
      await sessionChanged()
      await navigate({ to: '/', hash: '' })
    },
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  if (entering) return <FormSkeleton fields={2} />
  const dead = [activate.problem, check.error].find((problem) => isDeadLink(problem))
  if (token === '' || dead) {
    return (
      <DeadLink
        token={token}
        code={dead?.code ?? ''}
        words={dead?.problem.title ?? t('activate.incomplete')}
      />
    )
  }
  if (check.error) return <ProblemAlert problem={check.error} onRetry={() => void check.refetch()} />
  if (!check.data) return <FormSkeleton fields={2} />
  const { email, tenantName, needsPassword } = check.data
  return (
    <CardWords
      title={t('activate.linkTitle', { tenant: tenantName })}
      detail={t(needsPassword ? 'activate.linkPassword' : 'activate.linkDetail', { email })}
    >
      <Form
        form={form}
        name="activate-link"
        layout="vertical"
        size="large"
        requiredMark={false}
        initialValues={{ password: '' }}
        onFinish={({ password }) => void activate.run({ token, ...(needsPassword ? { password } : claim) })}
      >
        <ProblemAlert problem={activate.problem?.errors.length ? null : activate.problem} />
        {needsPassword ? (
          <Form.Item
            name="password"
            label={t('activate.password')}
            extra={t('activate.notYou')}
            rules={[{ required: true, message: t('login.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" block loading={activate.busy}>
          {t('activate.submit')}
        </Button>
      </Form>
    </CardWords>
  )
}

/** Used, expired, replaced or forged: each says which it is; an expired one brings a new mail. */
function DeadLink({ token, code, words }: { token: string; code: string; words: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [sentTo, setSentTo] = useState<string>()
  const resend = useCommand('identity.resendActivation', { onSuccess: ({ email }) => setSentTo(email) })
  if (sentTo !== undefined) {
    return <CardWords title={t('forgot.sentTitle')} detail={t('activate.resent', { email: sentTo })} />
  }
  const titles: Record<string, string> = {
    'identity.link_used': t('activate.usedTitle'),
    'identity.link_expired': t('activate.expiredTitle'),
  }
  return (
    <CardWords title={titles[code] ?? t('activate.unknownTitle')} detail={words}>
      {code === 'identity.link_expired' ? (
        <Button
          type="primary"
          size="large"
          block
          loading={resend.busy}
          onClick={() => void resend.run({ token })}
        >
          {t('activate.resend')}
        </Button>
      ) : null}
      <Button
        size="large"
        block
        onClick={() => void navigate({ to: '/enter', search: {} as never, hash: '' })}
      >
        {t('forgot.back')}
      </Button>
    </CardWords>
  )
}
