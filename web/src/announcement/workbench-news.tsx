import { CloseOutlined, NotificationOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useCommand } from '../kit/use-command.ts'
import { useLive } from '../kit/use-live.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import styles from './announcement.module.css'
import { Carousel } from './carousel.tsx'
import { useText } from './texts.ts'

/** Above the workbench: pictures that are on, and what was announced and not read yet (P5.6). Nothing where there is neither. */
export function WorkbenchNews() {
  const t = useText()
  const refresh = useRefresh()
  const unread = useOperation('announcement.list', { unread: true, limit: 3 }, { staleTime: 60_000 })
  const pictures = useOperation('carousel.list', { on: true }, { staleTime: 300_000 })
  const read = useCommand('announcement.read', { quiet: true, refreshes: ['notice'] })
  useLive('notice.created', () => refresh('announcement'))
  const items = unread.data?.items ?? []
  const shown = pictures.data?.items ?? []
  const isAnswered = unread.data !== undefined && pictures.data !== undefined
  const hasNews = items.length > 0 || shown.length > 0
  useEffect(() => {
    // Where there was something, it is asked for at once the next time.
    if (isAnswered) localStorage.setItem('sluice.news', hasNews ? '1' : '0')
  }, [isAnswered, hasNews])
  if (!hasNews) return null
  return (
    <section className={styles.news} aria-label={t('news')}>
      {shown.length > 0 ? <Carousel pictures={shown} /> : null}
      {items.map(({ id, title }) => (
        <div key={id} className={styles.announced}>
          <NotificationOutlined aria-hidden="true" />
          <Link to="/announcements/$announcementId" params={{ announcementId: id }}>
            {title}
          </Link>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('markRead', { title })}
            onClick={() => void read.run({ announcementId: id })}
          />
        </div>
      ))}
      {items.length > 0 ? (
        <Link className={styles.all} to="/announcements">
          {t('all')}
        </Link>
      ) : null}
    </section>
  )
}
