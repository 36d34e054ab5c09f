import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import styles from './notice-list.module.css'
import { useText } from './texts.ts'

type Notice = OutputOf<'notice.list'>['items'][number]

export interface NoticeListProps {
  unread: number
  /** A notice led somewhere: the list is in the way. */
  onLeave: () => void
}

/** My notices, newest first; opening one marks it as read and leads to what it is about. */
export function NoticeList({ unread, onLeave }: NoticeListProps) {
  const t = useText()
  const navigate = useNavigate()
  const pages = useOperationPages('notice.list', { limit: 30 })
  const markRead = useCommand('notice.markRead', { quiet: true })
  const openNotice = (notice: Notice) => {
    if (!notice.readAt) void markRead.run({ noticeIds: [notice.id] })
    if (!notice.link) return
    onLeave()
    void navigate({ href: notice.link })
  }
  return (
    <section className={styles.notices} aria-label={t('bell')}>
      <header className={styles.head}>
        <h2>{t('bell')}</h2>
        {unread > 0 ? (
          <Button type="link" size="small" loading={markRead.busy} onClick={() => void markRead.run({})}>
            {t('readAll')}
          </Button>
        ) : null}
      </header>
      <div
        className={styles.list}
        onScroll={({ currentTarget: box }) => {
          if (box.scrollTop + box.clientHeight > box.scrollHeight - 80) pages.more()
        }}
      >
        <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
        {pages.loading ? <RowsSkeleton rows={4} /> : null}
        {!pages.loading && !pages.problem && pages.items.length === 0 ? (
          <EmptyState compact title={t('emptyTitle')} detail={t('emptyDetail')} />
        ) : null}
        {pages.items.map((notice) => (
          <button
            key={notice.id}
            type="button"
            className={styles.notice}
            data-unread={!notice.readAt || undefined}
            onClick={() => openNotice(notice)}
          >
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.text}>
              {notice.readAt ? null : <span className="unseen">{t('newMark')} </span>}
              {notice.text}
            </span>
            <span className={styles.time}>
              <RelativeTime at={notice.createdAt} />
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}
