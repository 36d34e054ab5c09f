import type { Field } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { useLanguage } from '../i18n/language.ts'
import { StateChip } from '../kit/state-chip.tsx'
import type { TableColumn } from '../kit/virtual-table.tsx'
import { FieldValue } from './field-value.tsx'
import { type FormDetail, isOrderedBy } from './form-detail.ts'
import { firstWidth, isSortable } from './grid-columns.ts'
import { isEmptyValue, type RecordItem, type References } from './model.ts'
import { RecordCard } from './record-card.tsx'
import styles from './record-grid.module.css'
import { SelectAll, SelectBox } from './select-box.tsx'
import { sortAfterClick } from './sort-clicks.ts'
import { flowStates, stateName, systemValue } from './system-fields.ts'
import { useText } from './texts.ts'
import type { GridState } from './use-grid-state.ts'
import type { Selection } from './use-selection.ts'

/** Height of a record on a phone. */
export const cardHeight = 96

export interface TableColumnsOptions {
  form: FormDetail
  fields: readonly Field[]
  references: References
  state: GridState
  selection: Selection
  phone: boolean
}

/** The columns of the grid as the table draws them; on a phone one column of cards. */
export function useTableColumns(options: TableColumnsOptions): TableColumn<RecordItem>[] {
  const { form, fields, references, state, selection, phone } = options
  const t = useText()
  useLanguage()
  if (phone) {
    return [
      {
        key: 'card',
        title: form.name,
        render: (record) => (
          <RecordCard record={record} fields={fields} references={references} selection={selection} />
        ),
      },
    ]
  }
  const sort = state.sort ?? []
  return fields.map((field, index) => {
    const place = sort.findIndex((part) => part.field === field.id)
    return {
      key: field.id,
      title: field.name,
      width: firstWidth(field) + (index === 0 ? 40 : 0),
      align: typeOf(field).isNumeric ? 'end' : 'start',
      sorted: sort[place]?.direction,
      headExtra:
        place >= 0 && sort.length > 1 ? (
          <sup title={t('grid.sortHint')}>{place + 1}</sup>
        ) : index === 0 ? (
          <SelectAll selection={selection} className={styles.all} />
        ) : null,
      ...(isSortable(field) && isOrderedBy(form, field.id)
        ? {
            onSort: (event: { shiftKey: boolean }) =>
              state.change({
                sort: sortAfterClick(sort, field.id, { adding: event.shiftKey && !form.offered }),
              }),
          }
        : {}),
      render: (record) =>
        index === 0 ? (
          <FirstCell record={record} field={field} references={references} selection={selection} />
        ) : (
          <Cell record={record} field={field} references={references} />
        ),
    } satisfies TableColumn<RecordItem>
  })
}

interface CellProps {
  record: RecordItem
  field: Field
  references: References
}

/** One value; the state of the flow in its colour. */
export function Cell({ record, field, references }: CellProps) {
  if (field.id === '$flowState') {
    return record.flowState ? (
      <StateChip state={flowStates[record.flowState]} quiet>
        {stateName(record.flowState)}
      </StateChip>
    ) : null
  }
  const value = field.id.startsWith('$') ? systemValue(record, field.id) : record.values[field.id]
  return <FieldValue field={field} value={value} references={references} dense />
}

function FirstCell({ record, field, references, selection }: CellProps & { selection: Selection }) {
  const t = useText()
  const title = record.title || t('record.untitled')
  const empty = !field.id.startsWith('$') && isEmptyValue(record.values[field.id])
  return (
    <span className={styles.first} data-any={selection.ids.size > 0 || undefined}>
      <SelectBox id={record.id} title={title} selection={selection} className={styles.check} />
      <span className={styles.title}>
        {empty ? (
          <span className={styles.untitled}>{title}</span>
        ) : (
          <Cell record={record} field={field} references={references} />
        )}
      </span>
    </span>
  )
}
