import { Tag } from 'antd'
import { useEffect } from 'react'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import styles from './announcement.module.css'
import { useText } from './texts.ts'

/** `/announcements/:id`: one announcement; opening it marks it as read. */
export function AnnouncementPage() {
  const t = useText()
  const { announcementId } = usePathParams<'announcementId'>()
  const { data, error, refetch, isPending } = useOperation('announcement.get', { announcementId })
  const { run } = useCommand('announcement.read', { quiet: true, refreshes: ['notice'] })
  const isUnread = data?.readAt === null
  useEffect(() => {
    if (isUnread) void run({ announcementId })
  }, [isUnread, announcementId, run])
  return (
    <Page title={data?.title ?? t('one')} back="/announcements" width="text">
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {isPending && !error ? <FormSkeleton fields={3} /> : null}
      {data ? (
        <article className={styles.article}>
          <p className={styles.facts}>
            <Tag>{t(`kinds.${data.kind}`)}</Tag>
            <span>{[data.byName, formatDateTime(data.publishedAt)].filter(Boolean).join(' · ')}</span>
          </p>
          <div className={styles.body}>{data.body}</div>
        </article>
      ) : null}
    </Page>
  )
}
