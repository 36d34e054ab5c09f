import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { ChartType, ReportDefinition } from '@sluice/contract'
import { Segmented } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { useDragWords } from '../kit/use-drag-words.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import { chartIcons } from './chart-icons.tsx'
import { addField, changeField, removeField } from './edit-definition.ts'
import fieldStyles from './field-list.module.css'
import { FieldList, type ShelfName } from './field-list.tsx'
import styles from './report-builder.module.css'
import { type ReportFieldChoice, reportFields } from './report-fields.ts'
import { ReportNote } from './report-note.tsx'
import { ReportSettings } from './report-settings.tsx'
import type { Translate } from './report-types.ts'
import { ReportView } from './report-view.tsx'
import { Shelf, type ShelfItem } from './shelf.tsx'
import { useText } from './texts.ts'

const charts = Object.keys(chartIcons) as ChartType[]

export interface ReportBuilderProps {
  name: string
  definition: ReportDefinition
  onChange: (definition: ReportDefinition) => void
}

/** Fields left, shelves above, the chart at once. Switching the chart keeps every field where it is. */
export function ReportBuilder({ name, definition, onChange }: ReportBuilderProps) {
  const t = useText()
  const phone = usePhone()
  const form = useOperation('form.get', { formId: definition.formId }).data
  const fields = form ? reportFields(form) : []
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const add = (shelf: ShelfName, fieldId: string) => {
    const field = fields.find(({ id }) => id === fieldId)
    if (field) onChange(addField(definition, shelf, field))
  }
  const [dragged, setDragged] = useState<string>()
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    if (over) add(over.id as ShelfName, String(active.id))
  }
  const dragWords = useDragWords((id) =>
    isShelf(id) ? t(id) : (fields.find((field) => field.id === id)?.name ?? ''),
  )
  const shelf = (id: ShelfName, label: string, items: ShelfItem[]) => (
    <Shelf
      id={id}
      label={label}
      items={items}
      onChoose={(index, key) => onChange(changeField(definition, id, index, key))}
      onRemove={(index) => onChange(removeField(definition, id, index))}
    />
  )
  const needsRow = definition.chart !== 'metric' && definition.rows.length + definition.columns.length === 0
  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      accessibility={dragWords}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
    >
      <div className={styles.builder} data-phone={phone || undefined}>
        <aside className={styles.fields}>
          <FieldList fields={fields} onAdd={add} />
        </aside>
        <div className={styles.main}>
          <div className={styles.shelves}>
            {shelf('rows', t('rows'), definition.rows.map(dimensionItem(fields, t)))}
            {shelf('columns', t('columns'), definition.columns.map(dimensionItem(fields, t)))}
            {shelf('values', t('values'), definition.measures.map(measureItem(fields, t)))}
          </div>
          <div className={styles.bar}>
            <Segmented
              value={definition.chart}
              onChange={(chart) => onChange({ ...definition, chart })}
              options={charts.map((chart) => ({
                value: chart,
                icon: chartIcons[chart],
                title: t(`chart.${chart}`),
                label: phone ? undefined : t(`chart.${chart}`),
              }))}
            />
            <ReportSettings definition={definition} onChange={onChange} />
          </div>
          <Sentence definition={definition} />
          <div className={styles.chart}>
            {needsRow ? (
              <EmptyState title={t('chooseDimension')} />
            ) : (
              <ReportView name={name} definition={definition} />
            )}
          </div>
        </div>
      </div>
      <DragOverlay>
        {dragged ? (
          <div className={fieldStyles.ghost}>{fields.find(({ id }) => id === dragged)?.name}</div>
        ) : null}
      </DragOverlay>
    </DndContext>
  )
}

/** What the report shows, in words. */
function Sentence({ definition }: { definition: ReportDefinition }) {
  const { data } = useOperation('report.run', { definition }, { keepPrevious: true })
  return (
    <div className={styles.told}>
      <p className={styles.sentence}>{data?.sentence}</p>
      <ReportNote definition={definition} />
    </div>
  )
}

/** A field that is gone, or that is not known yet, is never called by its id. */
function nameOf(fields: readonly ReportFieldChoice[], id: string, t: Translate): string {
  if (fields.length === 0) return '…'
  return fields.find((field) => field.id === id)?.name ?? t('goneField')
}

function dimensionItem(fields: readonly ReportFieldChoice[], t: Translate) {
  return ({ field: id, bucket }: ReportDefinition['rows'][number]): ShelfItem => {
    const field = fields.find((one) => one.id === id)
    const choices = (['day', 'week', 'month', 'quarter', 'year'] as const).map((key) => ({
      key,
      label: t(`bucket.${key}`),
    }))
    return { id, name: nameOf(fields, id, t), ...(field?.dated ? { choices, chosen: bucket ?? 'day' } : {}) }
  }
}

function measureItem(fields: readonly ReportFieldChoice[], t: Translate) {
  return ({ field: id, aggregate }: ReportDefinition['measures'][number]): ShelfItem => {
    const field = fields.find((one) => one.id === id)
    if (!id) return { id: 'count', name: t('recordCount') }
    if (!field) return { id, name: nameOf(fields, id, t) }
    const allowed = field.numeric
      ? (['sum', 'average', 'min', 'max', 'countDistinct'] as const)
      : field.dated
        ? (['min', 'max', 'countDistinct'] as const)
        : (['countDistinct'] as const)
    const choices = allowed.map((key) => ({ key, label: t(`aggregate.${key}`) }))
    return { id: field.id, name: field.name, choices, chosen: aggregate }
  }
}

function isShelf(id: string): id is ShelfName {
  return id === 'rows' || id === 'columns' || id === 'values'
}
