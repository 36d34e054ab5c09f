import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type Me, sessionChanged, sessionEnded, useMaybeMe } from '../frame/session.ts'
import { call } from '../kit/api.ts'
import { formatDateTime } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { CardWords } from './card-words.tsx'
import { EntryScreen } from './entry-screen.tsx'
import { ForgotForm } from './forgot-form.tsx'
import { type Invitation, InviteForm } from './invite-form.tsx'
import { isDeadLink } from './is-dead-link.ts'
import { LoginForm } from './login-form.tsx'
import { useText } from './texts.ts'
import { useLinkToken } from './use-link-token.ts'

/** `/invite#token=…`: who was invited makes an account, or comes with one, and is in. */
export function InvitePage() {
  const t = useText()
  return (
    <EntryScreen label={t('invite.page')}>
      <InvitePanel />
    </EntryScreen>
  )
}

function InvitePanel() {
  const t = useText()
  const navigate = useNavigate()
  const me = useMaybeMe()
  const typed = useLinkToken()
  const [entering, setEntering] = useState(false)
  const check = useOperation('invitation.check', { token: typed }, { enabled: typed !== '' && !entering })
  const enter = async () => {
    setEntering(true)
    await sessionChanged()
    await navigate({ to: '/', hash: '' })
  }
  if (typed === '' || isDeadLink(check.error)) {
    return (
      <CardWords title={t('invite.deadTitle')} detail={check.error?.problem.title ?? t('invite.incomplete')}>
        <Button type="primary" size="large" block onClick={() => void navigate({ to: '/enter', hash: '' })}>
          {t('forgot.back')}
        </Button>
      </CardWords>
    )
  }
  if (check.error) return <ProblemAlert problem={check.error} onRetry={() => void check.refetch()} />
  if (!check.data || entering) return <FormSkeleton fields={4} />
  const invitation = check.data
  return me ? (
    <JoinCard token={typed} invitation={invitation} me={me} onEntered={enter} />
  ) : (
    <StrangerCard token={typed} invitation={invitation} onEntered={enter} />
  )
}

interface CardProps {
  token: string
  invitation: Invitation
  onEntered: () => Promise<void>
}

/** A new account, or the login of an old one. */
function StrangerCard({ token, invitation, onEntered }: CardProps) {
  const t = useText()
  const [way, setWay] = useState<'new' | 'login' | 'forgot'>('new')
  const { tenantName: tenant, inviterName: name, expiresAt } = invitation
  if (way === 'forgot') return <ForgotForm onBack={() => setWay('login')} />
  return (
    <CardWords
      title={t('invite.title', { tenant })}
      detail={name ? t('invite.detail', { name, tenant }) : t('invite.detailNobody', { tenant })}
    >
      {way === 'new' ? (
        <InviteForm token={token} invitation={invitation} onEntered={onEntered} />
      ) : (
        <LoginForm onEntered={sessionChanged} onForgot={() => setWay('forgot')} />
      )}
      <Button type="link" onClick={() => setWay(way === 'new' ? 'login' : 'new')}>
        {t(way === 'new' ? 'invite.haveAccount' : 'invite.noAccount')}
      </Button>
      <p>{t('invite.expires', { time: formatDateTime(expiresAt) })}</p>
    </CardWords>
  )
}

/** Somebody is logged in already: one click, or another account. */
function JoinCard({ token, invitation, me, onEntered }: CardProps & { me: Me }) {
  const t = useText()
  const join = useCommand('invitation.join', {
    quiet: true,
    onSuccess: async ({ tenantId }) => {
      await call('identity.switchTenant', { tenantId })
      await onEntered()
    },
  })
  const leave = async () => {
    await call('identity.logout', {})
    await sessionEnded()
  }
  return (
    <CardWords
      title={t('invite.title', { tenant: invitation.tenantName })}
      detail={t('invite.asMe', { name: me.account.name })}
    >
      <ProblemAlert problem={join.problem} />
      <Button type="primary" size="large" block loading={join.busy} onClick={() => void join.run({ token })}>
        {t('invite.join')}
      </Button>
      <Button type="link" onClick={() => void leave()}>
        {t('invite.otherAccount')}
      </Button>
    </CardWords>
  )
}
