import { HolderOutlined, PlusOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { foldText } from '@sluice/form'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { DropMenu } from '../kit/drop-menu.tsx'
import styles from './field-list.module.css'
import type { ReportFieldChoice } from './report-fields.ts'
import { useText } from './texts.ts'

export type ShelfName = 'rows' | 'columns' | 'values'

export interface FieldListProps {
  fields: readonly ReportFieldChoice[]
  onAdd: (shelf: ShelfName, fieldId: string) => void
}

/** The form's fields: dragged to a shelf, or put there by their menu (keyboard and phone). */
export function FieldList({ fields, onAdd }: FieldListProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const found = fields.filter(({ name }) => foldText(name).includes(foldText(search.trim())))
  return (
    <div className={styles.list}>
      <Input
        allowClear
        placeholder={t('searchFields')}
        aria-label={t('searchFields')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className={styles.fields} aria-label={t('fields')}>
        {found.map((field) => (
          <FieldRow key={field.id} field={field} onAdd={onAdd} />
        ))}
      </ul>
    </div>
  )
}

function FieldRow({ field, onAdd }: { field: ReportFieldChoice; onAdd: FieldListProps['onAdd'] }) {
  const t = useText()
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: field.id })
  return (
    <li ref={setNodeRef} className={styles.field} data-dragging={isDragging || undefined}>
      <button type="button" className={styles.handle} {...attributes} {...listeners}>
        <HolderOutlined aria-hidden />
        <span className={styles.name}>{field.name}</span>
      </button>
      <DropMenu
        menu={{
          items: [
            { key: 'rows', label: t('asRow') },
            { key: 'columns', label: t('asColumn') },
            { key: 'values', label: t('asValue') },
          ],
          onClick: ({ key }) => onAdd(key as ShelfName, field.id),
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          aria-label={t('addTo', { name: field.name })}
        />
      </DropMenu>
    </li>
  )
}
