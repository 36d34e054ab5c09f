import { DesktopOutlined, MobileOutlined } from '@ant-design/icons'
import { App, Button, Tag } from 'antd'
import { call, type OutputOf, toProblem } from '../kit/api.ts'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { useAccountText } from './account-texts.ts'
import styles from './sessions-tab.module.css'

type Session = OutputOf<'identity.sessions'>['items'][number]

/** `/settings/sessions`: where I am logged in, each with a way to end it (P1.5). */
export function SessionsTab() {
  const a = useAccountText()
  const query = useOperation('identity.sessions', {})
  const sessions = query.data?.items ?? []
  const others = sessions.filter(({ current }) => !current)
  return (
    <Page
      title={a('sessions.title')}
      note={a('sessions.note')}
      width="text"
      actions={others.length > 1 ? <RevokeOthers sessions={others} /> : undefined}
    >
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {query.isPending ? <RowsSkeleton rows={3} /> : null}
      <ul className={styles.list}>
        {[...sessions.filter(({ current }) => current), ...others].map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Page>
  )
}

function SessionRow({ session }: { session: Session }) {
  const a = useAccountText()
  const device = session.device || a('sessions.unknownDevice')
  const revoke = useCommand('identity.revokeSession', { success: a('sessions.revoked') })
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden="true">
        {/iOS|Android|HarmonyOS|WeChat/.test(session.device) ? <MobileOutlined /> : <DesktopOutlined />}
      </span>
      <span className={styles.words}>
        <strong>
          {device} {session.current ? <Tag color="processing">{a('sessions.current')}</Tag> : null}
        </strong>
        <small>
          {[session.ip, a('sessions.since', { time: formatDateTime(session.createdAt) })]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className={styles.seen}>
        <RelativeTime at={session.lastSeenAt} />
      </span>
      {session.current ? null : (
        <Button
          loading={revoke.busy}
          aria-label={a('sessions.revokeLabel', { device })}
          onClick={() => void revoke.run({ sessionId: session.id })}
        >
          {a('sessions.revoke')}
        </Button>
      )}
    </li>
  )
}

function RevokeOthers({ sessions }: { sessions: readonly Session[] }) {
  const a = useAccountText()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const revokeAll = async () => {
    // One may have ended by itself meanwhile: that is what was wanted.
    const results = await Promise.allSettled(
      sessions.map(({ id }) => call('identity.revokeSession', { sessionId: id })),
    )
    refresh('identity.sessions')
    const failed = results.find((result) => result.status === 'rejected')
    const done = results.filter(({ status }) => status === 'fulfilled').length
    if (done > 0) void message.success(a('sessions.revokedOthers', { count: done }))
    else if (failed) void message.error(toProblem(failed.reason).message)
  }
  return <Button onClick={() => void revokeAll()}>{a('sessions.revokeOthers')}</Button>
}
