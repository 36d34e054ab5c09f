import { LinkOutlined, MailOutlined, UserAddOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../frame/session.ts'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './invitations-tab.module.css'
import { InviteSheet, type MadeLink } from './invite-sheet.tsx'
import { useText } from './texts.ts'

type Invitation = OutputOf<'invitation.list'>['items'][number]

/** Invitations nobody has accepted yet; a new one, a new link for an old one, and the way to revoke it (P2.5). */
export function InvitationsTab() {
  const t = useText()
  const mayManage = useMay('member.manage')
  const navigate = useNavigate()
  const { add } = useSearch({ strict: false }) as { add?: unknown }
  const query = useOperation('invitation.list', {}, { enabled: mayManage })
  const [made, setMade] = useState<MadeLink | null>(null)
  const show = (search: { add?: 1 }) => void navigate({ to: '/people/invitations', search: search as never })
  const items = query.data?.items ?? []
  if (!mayManage) return <EmptyState title={t('invite.notAllowed')} detail={t('invite.notAllowedDetail')} />
  return (
    <div className={styles.tab}>
      <header className={styles.bar}>
        <p>{t('invite.note')}</p>
        <Button
          type="primary"
          icon={<UserAddOutlined />}
          aria-haspopup="dialog"
          onClick={() => show({ add: 1 })}
        >
          {t('invite.title')}
        </Button>
      </header>
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {query.isPending ? <RowsSkeleton rows={4} /> : null}
      {query.data && items.length === 0 ? (
        <EmptyState title={t('invite.emptyTitle')} detail={t('invite.emptyDetail')} />
      ) : null}
      <ul className={styles.list} aria-label={t('tabs.invitations')}>
        {items.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} onRenewed={setMade} />
        ))}
      </ul>
      <InviteSheet
        open={Boolean(add)}
        made={made}
        onMade={setMade}
        onClose={() => {
          setMade(null)
          show({})
        }}
      />
    </div>
  )
}

interface InvitationRowProps {
  invitation: Invitation
  onRenewed: (made: MadeLink) => void
}

function InvitationRow({ invitation, onRenewed }: InvitationRowProps) {
  const t = useText()
  const { email, departmentName, roles, inviterName, expiresAt, expired } = invitation
  const given = [departmentName ?? t('invite.rootDepartment'), ...roles.map(({ name }) => name)]
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden="true">
        {email ? <MailOutlined /> : <LinkOutlined />}
      </span>
      <span className={styles.words}>
        <strong>{email ?? t('invite.anybody')}</strong>
        <small>{given.join(' · ')}</small>
        <small>
          {inviterName ? `${t('invite.by', { name: inviterName })} · ` : ''}
          {expired ? (
            <StateChip quiet state="idle">
              {t('invite.expired')}
            </StateChip>
          ) : (
            <>
              {t('invite.expires')} <RelativeTime at={expiresAt} />
            </>
          )}
        </small>
      </span>
      <RowActions invitation={invitation} onRenewed={onRenewed} />
    </li>
  )
}

function RowActions({ invitation: { id, email }, onRenewed }: InvitationRowProps) {
  const t = useText()
  const { modal } = App.useApp()
  const whom = email ?? t('invite.anybody')
  const renew = useCommand('invitation.renew', {
    onSuccess: ({ link, email: to }) => onRenewed({ link, email: to }),
  })
  const revoke = useCommand('invitation.revoke', { success: t('invite.revoked') })
  const ask = () =>
    modal.confirm({
      title: t('invite.revokeTitle', { whom }),
      content: t('invite.revokeImpact'),
      okText: t('invite.revoke'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => revoke.run({ invitationId: id }),
    })
  return (
    <span className={styles.actions}>
      <Button
        loading={renew.busy}
        aria-label={`${t('invite.renew')}: ${whom}`}
        onClick={() => void renew.run({ invitationId: id })}
      >
        {t('invite.renew')}
      </Button>
      <Button
        danger
        loading={revoke.busy}
        aria-label={`${t('invite.revoke')}: ${whom}`}
        aria-haspopup="dialog"
        onClick={() => void ask()}
      >
        {t('invite.revoke')}
      </Button>
    </span>
  )
}
