import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  /** Replaces the quiet picture of the mark. */
  icon?: ReactNode
  title: string
  /** Says what to do, or why nothing is here. */
  detail?: ReactNode
  /** The way on: a button or link. */
  action?: ReactNode
  /** Less air, for panels and drawers. */
  compact?: boolean
}

/** Stands where a list has nothing to show. */
export function EmptyState({ icon, title, detail, action, compact }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-compact={compact || undefined} role="status">
      <span className={styles.icon} aria-hidden="true">
        {icon ?? <StillWater />}
      </span>
      <p className={styles.title}>{title}</p>
      {detail ? <div className={styles.detail}>{detail}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}

/** Three quiet lines of water below an open gate. */
function StillWater() {
  return (
    <svg
      width="88"
      height="56"
      viewBox="0 0 88 56"
      fill="none"
      strokeLinecap="round"
      strokeWidth="4"
      aria-hidden="true"
    >
      <path d="M44 6v8M34 20h20" stroke="var(--river)" />
      <path d="M10 34c6-5 12-5 18 0s12 5 18 0 12-5 18 0 10 4 14 1" stroke="var(--edge)" />
      <path d="M20 47c6-5 12-5 18 0s12 5 18 0 8-4 12-2" stroke="var(--line)" />
    </svg>
  )
}
