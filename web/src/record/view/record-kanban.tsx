import { EllipsisOutlined } from '@ant-design/icons'
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { Choice, Field, Filter } from '@sluice/contract'
import { lanesOf } from '@sluice/form'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../kit/api.ts'
import { DropMenu } from '../../kit/drop-menu.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ProblemAlert } from '../../kit/problem-alert.tsx'
import { useCommand } from '../../kit/use-command.ts'
import { useDragWords } from '../../kit/use-drag-words.ts'
import { ChoiceChip } from '../choice-chip.tsx'
import { type FormDetail, fieldsOf } from '../form-detail.ts'
import { accessTo, type RecordItem } from '../model.ts'
import { RecordCard } from '../record-card.tsx'
import { useReferencedPages } from '../use-referenced-pages.ts'
import styles from './cards.module.css'
import { useText } from './texts.ts'

type Query = Omit<InputOf<'record.list'>, 'cursor'>
/** What a lane holds: an option, or null for records without one. */
type LaneValue = string | null

export interface RecordKanbanProps {
  form: FormDetail
  laneField: string | undefined
  fields: readonly Field[]
  query: Query
  openKey: string | undefined
  onOpen: (record: RecordItem) => void
}

/** Records in lanes by an option; a card is moved by the mouse or from its menu (N2.6). */
export function RecordKanban({ form, laneField, fields, query, openKey, onOpen }: RecordKanbanProps) {
  const t = useText()
  const field = fieldsOf(form).find(({ id }) => id === laneField)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))
  const [dragged, setDragged] = useState<RecordItem>()
  const choices = lanesOf(field) ?? []
  const laneName = (value: LaneValue) => choices.find((one) => one.value === value)?.label ?? t('noValue')
  const dragWords = useDragWords((id) =>
    id.startsWith('lane:') ? laneName(id.slice(5) || null) : (dragged?.title ?? ''),
  )
  const update = useCommand('record.update')
  if (!field || choices.length === 0 || accessTo(field, form.fieldAccess) === 'hidden')
    return <EmptyState title={t('laneGone')} />
  const mayMove = form.my.update && accessTo(field, form.fieldAccess) === 'edit'
  const move = (record: RecordItem, value: LaneValue) => {
    if ((record.values[field.id] ?? null) === value) return
    void update.run({
      formId: form.id,
      recordId: record.id,
      version: record.version,
      values: { [field.id]: value },
    })
  }
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    const record = active.data.current as RecordItem | undefined
    if (record && over) move(record, String(over.id).slice('lane:'.length) || null)
  }
  const values: LaneValue[] = [...choices.map(({ value }) => value), null]
  return (
    <DndContext
      sensors={sensors}
      accessibility={dragWords}
      onDragStart={({ active }) => setDragged(active.data.current as RecordItem)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
    >
      <div className={styles.board}>
        {values.map((value) => (
          <Lane
            key={value ?? ''}
            value={value}
            choices={choices}
            name={laneName(value)}
            query={withinLane(query, field.id, value)}
            fields={fields.filter(({ id }) => id !== field.id)}
            openKey={openKey}
            onOpen={onOpen}
            menuOf={
              mayMove
                ? (record) => (
                    <DropMenu
                      menu={{
                        items: values
                          .filter((one) => one !== value)
                          .map((one) => ({ key: `lane:${one ?? ''}`, label: laneName(one) })),
                        onClick: ({ key }) => move(record, key.slice('lane:'.length) || null),
                      }}
                    >
                      <Button size="small" type="text" aria-label={t('move', { title: record.title })}>
                        <EllipsisOutlined aria-hidden />
                      </Button>
                    </DropMenu>
                  )
                : undefined
            }
          />
        ))}
      </div>
      <DragOverlay>{dragged ? <div className={styles.ghost}>{dragged.title}</div> : null}</DragOverlay>
    </DndContext>
  )
}

function withinLane(query: Query, field: string, value: LaneValue): Query {
  const lane: Filter = value === null ? { field, op: 'isEmpty' } : { field, op: 'in', value: [value] }
  return { ...query, limit: 30, filter: query.filter ? { all: [query.filter, lane] } : lane }
}

interface LaneProps {
  value: LaneValue
  choices: readonly Choice[]
  name: string
  query: Query
  fields: readonly Field[]
  openKey: string | undefined
  onOpen: (record: RecordItem) => void
  menuOf: ((record: RecordItem) => ReactNode) | undefined
}

function Lane({ value, choices, name, query, fields, openKey, onOpen, menuOf }: LaneProps) {
  const t = useText()
  const pages = useReferencedPages('record.list', query)
  const { setNodeRef, isOver } = useDroppable({ id: `lane:${value ?? ''}` })
  const count = t(pages.hasMore ? 'loadedMore' : 'loaded', { count: pages.items.length })
  return (
    <section ref={setNodeRef} className={styles.lane} aria-label={name} data-over={isOver || undefined}>
      <header className={styles.head}>
        {value === null ? name : <ChoiceChip choices={choices} value={value} />}
        <span className={styles.count}>{count}</span>
      </header>
      {pages.problem ? <ProblemAlert problem={pages.problem} onRetry={pages.retry} /> : null}
      {pages.items.length === 0 && !pages.loading && !pages.problem ? (
        <p className={styles.none}>{t('emptyLane')}</p>
      ) : null}
      {pages.items.map((record) => (
        <Card key={record.id} record={record} movable={menuOf !== undefined}>
          <button
            type="button"
            className={styles.card}
            aria-current={record.id === openKey ? 'true' : undefined}
            onClick={() => onOpen(record)}
          >
            <RecordCard record={record} fields={fields} references={pages.references} />
          </button>
          {menuOf ? <span className={styles.menu}>{menuOf(record)}</span> : null}
        </Card>
      ))}
      {pages.hasMore ? <Button onClick={pages.more}>{t('moreCards')}</Button> : null}
    </section>
  )
}

function Card({ record, movable, children }: { record: RecordItem; movable: boolean; children: ReactNode }) {
  // By key a card is moved from its menu, so that Enter opens it.
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: record.id,
    data: record,
    disabled: !movable,
  })
  return (
    <div ref={setNodeRef} className={styles.slot} data-dragging={isDragging || undefined} {...listeners}>
      {children}
    </div>
  )
}
