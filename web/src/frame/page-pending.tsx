import styles from './page-pending.module.css'

/** Grey shapes while a page's code arrives; nothing jumps when it does. */
export function PagePending() {
  return (
    <div className={styles.pending} role="status" aria-busy="true">
      <span className={styles.title} />
      <span className={styles.line} />
      <span className={styles.line} />
      <span className={styles.short} />
    </div>
  )
}
