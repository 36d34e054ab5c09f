import { HolderOutlined } from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { foldText } from '@sluice/form'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useDragWords } from '../kit/use-drag-words.ts'
import styles from './column-chooser.module.css'
import { type ColumnChoice, type GridColumn, noChoice } from './grid-columns.ts'
import { useText } from './texts.ts'

export interface ColumnChooserProps {
  columns: readonly GridColumn[]
  choice: ColumnChoice
  onChoose: (choice: ColumnChoice) => void
}

/** Columns of longer forms are found by name. */
const manyColumns = 12

/** Which columns are shown, in which order: by check box, and by dragging or the keyboard (Space, arrows). */
export function ColumnChooser({ columns, choice, onChoose }: ColumnChooserProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const ids = columns.map(({ field }) => field.id)
  const wanted = foldText(typed.trim())
  const found = columns.filter(({ field }) => foldText(field.name).includes(wanted))
  const dragWords = useDragWords((id) => columns.find(({ field }) => field.id === id)?.field.name ?? '')
  const lastShown = columns.filter(({ shown }) => shown).length === 1
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return
    const order = arrayMove(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))
    onChoose({ ...choice, order })
  }
  return (
    <div className={styles.chooser}>
      <div className={styles.head}>
        <strong>{t('grid.columnsTitle')}</strong>
        <Button type="link" size="small" onClick={() => onChoose(noChoice)}>
          {t('grid.columnsReset')}
        </Button>
      </div>
      {columns.length > manyColumns ? (
        <Input
          size="small"
          allowClear
          aria-label={t('grid.search')}
          placeholder={t('grid.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <DndContext
        sensors={sensors}
        accessibility={dragWords}
        collisionDetection={closestCenter}
        onDragEnd={drop}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ul className={styles.list}>
            {found.map((column) => (
              <ColumnRow
                key={column.field.id}
                column={column}
                fixed={wanted !== ''}
                locked={lastShown && column.shown}
                onShow={(shown) =>
                  onChoose({ ...choice, shown: { ...choice.shown, [column.field.id]: shown } })
                }
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <p className={styles.note}>{t('grid.firstColumn')}</p>
    </div>
  )
}

interface ColumnRowProps {
  column: GridColumn
  /** Cannot be moved while the list is searched. */
  fixed: boolean
  /** The last column cannot be hidden. */
  locked: boolean
  onShow: (shown: boolean) => void
}

function ColumnRow({ column: { field, shown }, fixed, locked, onShow }: ColumnRowProps) {
  const t = useText()
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } =
    useSortable({
      id: field.id,
      disabled: fixed,
    })
  return (
    <li
      ref={setNodeRef}
      className={styles.row}
      data-dragging={isDragging || undefined}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <Checkbox checked={shown} disabled={locked} onChange={(event) => onShow(event.target.checked)}>
        {field.name}
      </Checkbox>
      {fixed ? null : (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.handle}
          aria-label={t('grid.moveColumn', { name: field.name })}
          {...attributes}
          {...listeners}
        >
          <HolderOutlined aria-hidden />
        </button>
      )}
    </li>
  )
}
