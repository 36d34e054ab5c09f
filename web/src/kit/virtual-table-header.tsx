// biome-ignore-all lint/a11y/useSemanticElements: heads of a grid; the handle is dragged, which an <hr> cannot be
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { TableColumn } from './table-column.ts'
import { useText } from './texts.ts'
import { maxColumnWidth, minColumnWidth } from './use-column-widths.ts'
import styles from './virtual-table.module.css'

export interface HeaderCellProps<Row> {
  column: TableColumn<Row>
  index: number
  width: number
  onResize: (key: string, width: number) => void
}

/** Head of a column: name, sort order, and the handle that changes its width by pointer or arrow keys. */
export function HeaderCell<Row>({ column, index, width, onResize }: HeaderCellProps<Row>) {
  const t = useText()
  const dragFrom = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    const handle = event.currentTarget
    const start = event.clientX
    handle.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => onResize(column.key, width + moved.clientX - start)
    const stop = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', stop)
      handle.removeEventListener('pointercancel', stop)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', stop)
    handle.addEventListener('pointercancel', stop)
  }
  const resizeByKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    onResize(column.key, width + step)
  }
  const order =
    column.sorted === 'asc' ? t('table.sortUp') : column.sorted === 'desc' ? t('table.sortDown') : ''
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index + 1}
      aria-sort={column.sorted === 'asc' ? 'ascending' : column.sorted === 'desc' ? 'descending' : undefined}
      className={styles.head}
      data-align={column.align}
    >
      {column.onSort ? (
        <button type="button" className={styles.sort} onClick={column.onSort}>
          <span className={styles.headTitle}>{column.title}</span>
          {column.sorted === 'asc' ? <CaretUpOutlined aria-label={order} /> : null}
          {column.sorted === 'desc' ? <CaretDownOutlined aria-label={order} /> : null}
        </button>
      ) : (
        <span className={styles.headTitle}>{column.title}</span>
      )}
      {column.headExtra}
      <span
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('table.resize', { title: column.title })}
        aria-valuenow={width}
        aria-valuemin={minColumnWidth}
        aria-valuemax={maxColumnWidth}
        className={styles.handle}
        onPointerDown={dragFrom}
        onKeyDown={resizeByKey}
      />
    </div>
  )
}
