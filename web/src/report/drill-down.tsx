import type { Field, Filter, RecordView, ReportDefinition } from '@sluice/contract'
import { systemAttributes, typeOf } from '@sluice/form'
import { useNavigate } from '@tanstack/react-router'
import { currentLanguage } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import { valueText } from '../record/value-text.ts'
import styles from './drill-down.module.css'
import { useText } from './texts.ts'

/** A part of a chart that was clicked: the keys of its group and its name. */
export interface DrilledGroup {
  keys: (string | null)[]
  label: string
  /** Of a number that is compared: the running period or the one before. */
  period?: 'current' | 'previous'
}

export interface DrillDownProps {
  definition: ReportDefinition
  filter?: Filter
  group: DrilledGroup | null
  onClose: () => void
}

/** The records behind one number. */
export function DrillDown({ definition, filter, group, onClose }: DrillDownProps) {
  const t = useText()
  return (
    <Sheet
      open={group !== null}
      onClose={onClose}
      title={t('drill', { label: group?.label ?? '' })}
      width={760}
    >
      {group ? (
        <DrilledRecords definition={definition} {...(filter ? { filter } : {})} group={group} />
      ) : null}
    </Sheet>
  )
}

function DrilledRecords({
  definition,
  filter,
  group: { keys, period },
}: {
  definition: ReportDefinition
  filter?: Filter
  group: DrilledGroup
}) {
  const t = useText()
  const navigate = useNavigate()
  const form = useOperation('form.get', { formId: definition.formId }).data
  const pages = useOperationPages('report.records', {
    definition,
    keys,
    limit: 50,
    ...(filter ? { filter } : {}),
    ...(period ? { period } : {}),
  })
  const fields = shownFields((form?.definition.fields ?? []) as Field[], definition)
  const columns: TableColumn<RecordView>[] = [
    { key: 'title', title: form?.name ?? '', width: 200, render: (record) => record.title },
    ...fields.map((field) => ({
      key: field.id,
      title: field.name,
      width: 130,
      align: typeOf(field).isNumeric ? ('end' as const) : ('start' as const),
      render: (record: RecordView) => valueText(field, record.values[field.id]),
    })),
    {
      key: 'createdAt',
      title: systemAttributes.$createdAt.name[currentLanguage()],
      width: 120,
      render: (record) => <RelativeTime at={record.createdAt} />,
    },
  ]
  return (
    <div className={styles.records}>
      <VirtualTable
        label={form?.name ?? ''}
        columns={columns}
        rows={pages.items as RecordView[]}
        rowKey={({ id }) => id}
        compact
        loading={pages.loading}
        hasMore={pages.hasMore}
        onEnd={pages.more}
        onOpen={({ id }) =>
          void navigate({ to: `/apps/${form?.appId}/forms/${definition.formId}?record=${id}` })
        }
        empty={<EmptyState compact title={t('nothing')} />}
      />
    </div>
  )
}

/** Says in a line what it is, without names that would have to be asked for. */
function isPlain(field: Field): boolean {
  const { report, names, isList } = typeOf(field)
  return report?.offered === true && names === undefined && !isList(field)
}

/** The report's own fields first, then a few that say what the record is. */
function shownFields(fields: readonly Field[], definition: ReportDefinition): Field[] {
  const used = new Set(
    [...definition.rows, ...definition.columns, ...definition.measures, definition.compare].map(
      (part) => part?.field,
    ),
  )
  const plainFields = fields.filter(isPlain)
  return [
    ...plainFields.filter(({ id }) => used.has(id)),
    ...plainFields.filter(({ id }) => !used.has(id)).slice(0, 3),
  ].slice(0, 6)
}
