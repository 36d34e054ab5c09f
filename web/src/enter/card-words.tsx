import type { ReactNode } from 'react'
import styles from './card-words.module.css'

/** A card of the entry screen with a heading and a sentence instead of tabs. */
export function CardWords({
  title,
  detail,
  children,
}: {
  title: string
  detail: string
  children?: ReactNode
}) {
  return (
    <div className={styles.card}>
      <h2>{title}</h2>
      <p>{detail}</p>
      {children}
    </div>
  )
}
