import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './page.module.css'
import { useText } from './texts.ts'
import { usePageTitle } from './use-page-title.ts'

export interface PageProps {
  title: ReactNode
  /** Words for the browser tab when the title is not plain text. */
  tabTitle?: string
  /** A line under the title. */
  note?: ReactNode
  /** Path of the page above; shows an arrow. */
  back?: string
  /** Buttons at the right; exactly one of them primary. */
  actions?: ReactNode
  /** Tabs or filters between head and body. */
  bar?: ReactNode
  /** The body has no padding and does not scroll by itself: grids, designers, split views. */
  flush?: boolean
  /** Widest line of a body with text and forms. */
  width?: 'full' | 'text'
  children: ReactNode
}

/** The page inside the frame: head with title and actions, and the body that scrolls. */
export function Page({
  title,
  tabTitle,
  note,
  back,
  actions,
  bar,
  flush,
  width = 'full',
  children,
}: PageProps) {
  const t = useText()
  usePageTitle(tabTitle ?? (typeof title === 'string' ? title : undefined))
  return (
    <div className={styles.page} data-flush={flush || undefined}>
      <header className={styles.head}>
        {back ? (
          <Link to={back} className={styles.back} aria-label={t('back')}>
            <ArrowLeftOutlined />
          </Link>
        ) : null}
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {note ? <div className={styles.note}>{note}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {bar ? <div className={styles.bar}>{bar}</div> : null}
      <div className={styles.body} data-width={width}>
        {children}
      </div>
    </div>
  )
}
