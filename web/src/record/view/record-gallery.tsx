import type { Field } from '@sluice/contract'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { RecordItem, References } from '../model.ts'
import { RecordCard } from '../record-card.tsx'
import styles from './cards.module.css'
import { useText } from './texts.ts'

export interface RecordGalleryProps {
  label: string
  rows: readonly RecordItem[]
  fields: readonly Field[]
  references: References
  openKey: string | undefined
  onOpen: (record: RecordItem) => void
  loading: boolean
  hasMore: boolean
  onEnd: () => void
  empty: ReactNode
}

/** Records as cards, as many in a line as fit (N2.6). */
export function RecordGallery(props: RecordGalleryProps) {
  const t = useText()
  const { label, rows, fields, references, openKey, onOpen, loading, hasMore, onEnd, empty } = props
  if (rows.length === 0) return loading ? null : empty
  return (
    <section className={styles.gallery} aria-label={label}>
      {rows.map((record) => (
        <button
          type="button"
          key={record.id}
          className={styles.card}
          aria-current={record.id === openKey ? 'true' : undefined}
          onClick={() => onOpen(record)}
        >
          <RecordCard record={record} fields={fields} references={references} />
        </button>
      ))}
      {hasMore ? (
        <Button className={styles.more ?? ''} onClick={onEnd}>
          {t('moreCards')}
        </Button>
      ) : null}
    </section>
  )
}
