import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { DropMenu } from '../kit/drop-menu.tsx'
import styles from './shelf.module.css'
import { useText } from './texts.ts'

export interface ShelfItem {
  id: string
  name: string
  /** What this item may be switched to: aggregates of a measure, buckets of a date. */
  choices?: { key: string; label: string }[]
  chosen?: string
}

export interface ShelfProps {
  id: 'rows' | 'columns' | 'values'
  label: string
  items: readonly ShelfItem[]
  onChoose: (index: number, key: string) => void
  onRemove: (index: number) => void
}

/** A place fields are dropped on; each can be changed by its menu and taken off again. */
export function Shelf({ id, label, items, onChoose, onRemove }: ShelfProps) {
  const t = useText()
  const { setNodeRef, isOver } = useDroppable({ id })
  return (
    <div
      className={styles.shelf}
      ref={setNodeRef}
      data-over={isOver || undefined}
      data-testid={`shelf-${id}`}
    >
      <span className={styles.label}>{label}</span>
      <ul className={styles.items} aria-label={label}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same field may stand here twice
          <li key={`${item.id} ${index}`} className={styles.item}>
            <span>{item.name}</span>
            {item.choices ? (
              <DropMenu
                menu={{
                  items: item.choices,
                  selectable: true,
                  selectedKeys: item.chosen ? [item.chosen] : [],
                  onClick: ({ key }) => onChoose(index, key),
                }}
              >
                <button type="button" className={styles.choice}>
                  {item.choices.find(({ key }) => key === item.chosen)?.label}
                  <DownOutlined aria-hidden />
                </button>
              </DropMenu>
            ) : null}
            <button
              type="button"
              className={styles.remove}
              aria-label={`${t('remove')} ${item.name}`}
              onClick={() => onRemove(index)}
            >
              <CloseOutlined aria-hidden />
            </button>
          </li>
        ))}
        {items.length === 0 ? <li className={styles.hint}>{t('dropHere')}</li> : null}
      </ul>
    </div>
  )
}
