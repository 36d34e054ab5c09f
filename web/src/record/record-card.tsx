import type { Field } from '@sluice/contract'
import { RelativeTime } from '../kit/relative-time.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { FieldValue } from './field-value.tsx'
import { isEmptyValue, type RecordItem, type References } from './model.ts'
import styles from './record-card.module.css'
import { SelectBox } from './select-box.tsx'
import { flowStates, stateName } from './system-fields.ts'
import { useText } from './texts.ts'
import type { Selection } from './use-selection.ts'
import { valueText } from './value-text.ts'
import { webPartOf } from './web-parts.ts'

export interface RecordCardProps {
  record: RecordItem
  fields: readonly Field[]
  references: References
  /** Absent where nothing is selected. */
  selection?: Selection
}

/** Values a card shows below its title. */
const mostValues = 4

/** A record on a phone: title, state, a few values. */
export function RecordCard({ record, fields, references, selection }: RecordCardProps) {
  const t = useText()
  const shown = fields
    .filter((field) => !field.id.startsWith('$') && !isQuietOnCard(field))
    .filter((field) => !isEmptyValue(record.values[field.id]))
    .map((field) => ({ field, words: valueText(field, record.values[field.id], references) }))
    .filter(({ words }) => words !== record.title)
    .slice(0, mostValues)
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        {selection ? (
          <SelectBox
            id={record.id}
            title={record.title || t('record.untitled')}
            selection={selection}
            className={styles.check}
          />
        ) : null}
        <strong className={styles.title}>{record.title || t('record.untitled')}</strong>
        {record.flowState ? (
          <StateChip state={flowStates[record.flowState]} quiet>
            {stateName(record.flowState)}
          </StateChip>
        ) : null}
      </div>
      <div className={styles.values}>
        {shown.map(({ field, words }) => (
          <span key={field.id} className={styles.value}>
            <span className={styles.name}>{field.name}</span>{' '}
            {webPartOf(field).pictured ? (
              <FieldValue field={field} value={record.values[field.id]} references={references} dense />
            ) : (
              words
            )}
          </span>
        ))}
      </div>
      <div className={styles.foot}>
        {record.createdBy ? references.members[record.createdBy] : null}{' '}
        <RelativeTime at={record.createdAt} />
      </div>
    </div>
  )
}

function isQuietOnCard(field: Field): boolean {
  const { quiet } = webPartOf(field)
  return quiet === 'everywhere' || quiet === 'onCard'
}
