import type { Field, FieldValue as Value } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import { Button } from 'antd'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { PersonAvatar } from '../kit/person.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { diffRows, type RowChange } from './diff-rows.ts'
import { FieldValue } from './field-value.tsx'
import { type FormDetail, fieldsOf } from './form-detail.ts'
import { isEmptyValue, type References, type SubTableRow } from './model.ts'
import styles from './record-history.module.css'
import { rowsOf } from './sub-table-rows.ts'
import { flowStates, stateName, systemFields } from './system-fields.ts'
import { useText } from './texts.ts'
import { useReferencedPages } from './use-referenced-pages.ts'
import { webPartOf } from './web-parts.ts'

type Entry = OutputOf<'record.history'>['items'][number]
type Change = Entry['changes'][number]

/** What happened to a record: who, when, and each field before and after. */
export function RecordHistory({ form, recordId }: { form: FormDetail; recordId: string }) {
  const t = useText()
  const pages = useReferencedPages('record.history', { formId: form.id, recordId, limit: 30 })
  if (pages.loading) return <RowsSkeleton rows={4} avatar />
  if (pages.problem) return <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
  if (pages.items.length === 0) return <EmptyState compact title={t('history.none')} />
  return (
    <>
      <ol className={styles.entries}>
        {pages.items.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} fields={fieldsOf(form)} references={pages.references} />
        ))}
      </ol>
      {pages.hasMore ? (
        <Button type="link" onClick={pages.more}>
          {t('history.more')}
        </Button>
      ) : null}
    </>
  )
}

interface HistoryEntryProps {
  entry: Entry
  fields: readonly Field[]
  references: References
}

function HistoryEntry({ entry, fields, references }: HistoryEntryProps) {
  const t = useText()
  const name = entry.person ? entry.person.name || t('value.unknownMember') : 'Sluice'
  const known = [...fields, ...systemFields()]
  // The first state of a record is the record itself; only changes are worth reading.
  const changes = entry.kind === 'created' ? [] : entry.changes
  return (
    <li className={styles.entry}>
      <PersonAvatar name={name} id={entry.person?.id} size={28} />
      <div className={styles.words}>
        <p className={styles.head}>
          <strong>{name}</strong> {t(`history.${entry.kind}`)}
          <span className={styles.time}>
            <RelativeTime at={entry.at} />
          </span>
        </p>
        {changes.length > 0 ? (
          <ul className={styles.changes}>
            {changes.map((change) => {
              const field = known.find(({ id }) => id === change.fieldId)
              return (
                <li key={change.fieldId} className={styles.change}>
                  <span className={styles.name}>{field?.name ?? change.name}</span>
                  <ChangeView change={change} field={field} references={references} />
                </li>
              )
            })}
          </ul>
        ) : null}
      </div>
    </li>
  )
}

interface ChangeViewProps {
  change: Change
  field: Field | undefined
  references: References
}

function ChangeView({ change, field, references }: ChangeViewProps) {
  const [before, after] = [change.old as Value, change.new as Value]
  if (!field) return null
  if (field.id === '$flowState') {
    const state = after as keyof typeof flowStates | null
    return state ? <StateChip state={flowStates[state]}>{stateName(state)}</StateChip> : null
  }
  if (hasRows(field)) {
    return (
      <RowChanges
        columns={field.fields}
        before={rowsOf(before)}
        after={rowsOf(after)}
        references={references}
      />
    )
  }
  const dense = webPartOf(field).quiet !== 'everywhere'
  return <BeforeAfter field={field} before={before} after={after} references={references} dense={dense} />
}

interface BeforeAfterProps {
  field: Field
  before: Value | undefined
  after: Value | undefined
  references: References
  dense: boolean
}

function BeforeAfter({ field, before, after, references, dense }: BeforeAfterProps) {
  const t = useText()
  const empty = <span className={styles.empty}>{t('history.empty')}</span>
  return (
    <span className={styles.diff} data-block={dense ? undefined : true}>
      <del className={styles.before}>
        <span className="unseen">{t('history.before')} </span>
        <FieldValue field={field} value={before} references={references} dense />
        {before === null || before === undefined ? empty : null}
      </del>
      <span aria-hidden="true">→</span>
      <ins className={styles.after}>
        <span className="unseen">{t('history.after')} </span>
        {after === null || after === undefined ? (
          empty
        ) : (
          <FieldValue field={field} value={after} references={references} dense={dense} />
        )}
      </ins>
    </span>
  )
}

interface RowChangesProps {
  columns: readonly Field[]
  before: readonly SubTableRow[]
  after: readonly SubTableRow[]
  references: References
}

function RowChanges({ columns, before, after, references }: RowChangesProps) {
  const t = useText()
  return (
    <ul className={styles.rows}>
      {diffRows(before, after).map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened does not change its order
        <li key={index} data-kind={change.kind}>
          <span className={styles.kind}>{t(`history.${change.kind}`)}</span>
          {change.kind === 'changed' ? (
            <span className={styles.cells}>
              <RowName columns={columns} change={change} references={references} />
              {columns
                .filter(({ id }) => change.columnIds.includes(id))
                .map((column) => (
                  <span key={column.id}>
                    {column.name}{' '}
                    <BeforeAfter
                      field={column}
                      before={change.before[column.id]}
                      after={change.row[column.id]}
                      references={references}
                      dense
                    />
                  </span>
                ))}
            </span>
          ) : (
            <span className={styles.cells}>
              {columns.map((column) => (
                <FieldValue
                  key={column.id}
                  field={column}
                  value={change.row[column.id]}
                  references={references}
                  dense
                />
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Whether a value tells one row from another: a name of something, and no mere amount. */
function isName(field: Field): boolean {
  const { isNumeric, names, title } = typeOf(field)
  return !isNumeric && (title !== 'never' || (names !== undefined && names !== 'files'))
}

/** Names a row by a value that did not change. */
function RowName({ columns, change, references }: RowNameProps) {
  const { row, columnIds } = change
  const first = columns.find(
    (column) => isName(column) && !columnIds.includes(column.id) && !isEmptyValue(row[column.id]),
  )
  if (!first) return null
  return (
    <strong>
      <FieldValue field={first} value={row[first.id]} references={references} dense />
    </strong>
  )
}

interface RowNameProps {
  columns: readonly Field[]
  change: Extract<RowChange, { kind: 'changed' }>
  references: References
}
