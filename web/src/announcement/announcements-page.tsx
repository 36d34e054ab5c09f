import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import styles from './announcement.module.css'
import { useText } from './texts.ts'

/** `/announcements`: what was announced to me, the newest first (P5.6). */
export function AnnouncementsPage() {
  const t = useText()
  const pages = useOperationPages('announcement.list', { limit: 30 })
  return (
    <Page title={t('title')} note={t('note')} width="text">
      <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
      {pages.loading ? <RowsSkeleton rows={5} /> : null}
      {!pages.loading && !pages.problem && pages.items.length === 0 ? (
        <EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} />
      ) : null}
      <ul className={styles.list} aria-label={t('title')}>
        {pages.items.map(({ id, title, kind, publishedAt, readAt }) => (
          <li key={id}>
            <Link
              className={styles.line}
              to="/announcements/$announcementId"
              params={{ announcementId: id }}
              data-unread={!readAt || undefined}
            >
              <span className={styles.named}>
                {readAt ? null : <span className="unseen">{t('unread')} </span>}
                {title}
              </span>
              <Tag>{t(`kinds.${kind}`)}</Tag>
              <small>{formatDateTime(publishedAt)}</small>
            </Link>
          </li>
        ))}
      </ul>
      {pages.hasMore ? <Button onClick={pages.more}>{t('more')}</Button> : null}
    </Page>
  )
}
