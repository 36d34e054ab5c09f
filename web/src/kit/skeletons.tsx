import styles from './skeletons.module.css'
import { useText } from './texts.ts'

/** Grey rows while a list loads. */
export function RowsSkeleton({
  rows = 8,
  avatar = false,
  inset = false,
}: {
  rows?: number
  avatar?: boolean
  /** Keeps off the edges of a body that has no padding. */
  inset?: boolean
}) {
  const t = useText()
  return (
    <div
      className={styles.rows}
      data-inset={inset || undefined}
      role="status"
      aria-busy="true"
      aria-label={t('loading')}
    >
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
        <div key={index} className={styles.row}>
          {avatar ? <span className={styles.avatar} /> : null}
          <span className={styles.bar} style={{ width: `${36 + ((index * 37) % 40)}%` }} />
          <span className={styles.bar} style={{ width: `${8 + ((index * 13) % 9)}%` }} />
        </div>
      ))}
    </div>
  )
}

/** Grey labels and fields while a form loads. */
export function FormSkeleton({ fields = 5, inset = false }: { fields?: number; inset?: boolean }) {
  const t = useText()
  return (
    <div
      className={styles.form}
      data-inset={inset || undefined}
      role="status"
      aria-busy="true"
      aria-label={t('loading')}
    >
      {Array.from({ length: fields }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
        <div key={index} className={styles.field}>
          <span className={styles.bar} style={{ width: `${60 + ((index * 29) % 50)}px` }} />
          <span className={styles.input} />
        </div>
      ))}
    </div>
  )
}

/** Grey cards while tiles load. */
export function CardsSkeleton({ cards = 6 }: { cards?: number }) {
  const t = useText()
  return (
    <div className={styles.cards} role="status" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: cards }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
        <span key={index} className={styles.card} />
      ))}
    </div>
  )
}
