import { LeftOutlined, PauseOutlined, PlayCircleOutlined, RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import styles from './announcement.module.css'
import { useText } from './texts.ts'

type Picture = OutputOf<'carousel.list'>['items'][number]

/** How long one picture stays, in milliseconds. */
const stay = 6000

/** Pictures that pass by; they stand still where the system asks for less motion, and when somebody stops them. */
export function Carousel({ pictures }: { pictures: readonly Picture[] }) {
  const t = useText()
  const [at, setAt] = useState(0)
  const [passing, setPassing] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  const count = pictures.length
  const moves = passing && count > 1
  useEffect(() => {
    if (!moves) return
    const timer = setInterval(() => setAt((now) => now + 1), stay)
    return () => clearInterval(timer)
  }, [moves])
  const index = ((at % count) + count) % count
  const picture = pictures[index]!
  const go = (by: number) => {
    setPassing(false)
    setAt(index + by)
  }
  return (
    <section className={styles.carousel} aria-label={t('carousel.title')}>
      <PictureLink link={picture.link}>
        <img src={`/api/files/${picture.fileId}`} alt={picture.title} />
      </PictureLink>
      {count > 1 ? (
        <span className={styles.turns}>
          <Button
            size="small"
            className={styles.wideOnly}
            icon={<LeftOutlined />}
            aria-label={t('carousel.before')}
            onClick={() => go(-1)}
          />
          <span className={styles.wideOnly}>
            {index + 1} / {count}
          </span>
          <Button
            size="small"
            icon={passing ? <PauseOutlined /> : <PlayCircleOutlined />}
            aria-label={t(passing ? 'carousel.stop' : 'carousel.play')}
            onClick={() => setPassing(!passing)}
          />
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={t('carousel.next')}
            onClick={() => go(1)}
          />
        </span>
      ) : null}
    </section>
  )
}

function PictureLink({ link, children }: { link: string | null; children: React.ReactElement }) {
  if (!link) return children
  if (link.startsWith('/')) return <Link to={link}>{children}</Link>
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
