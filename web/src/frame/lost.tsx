import type { ReactNode } from 'react'
import styles from './lost.module.css'

/** The picture of a page that could not be shown: a broken stroke, words, and ways on. */
export function Lost({ title, detail, children }: { title: string; detail: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.lost} aria-labelledby="lost-title">
      <svg width="72" height="72" viewBox="0 0 72 72" fill="none" aria-hidden="true">
        <g stroke="var(--line)" strokeWidth="7" strokeLinecap="round">
          <path d="M14 14v22c0 9-2 15-6 21" />
          <path d="M58 10v52" />
        </g>
        <path d="M36 20v6M36 46v10M27 36h18" stroke="var(--river)" strokeWidth="7" strokeLinecap="round" />
      </svg>
      <h1 id="lost-title">{title}</h1>
      <div className={styles.detail}>{detail}</div>
      <div className={styles.ways}>{children}</div>
    </section>
  )
}
