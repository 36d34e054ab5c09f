// biome-ignore-all lint/a11y/useSemanticElements: rows out of view are not in the document, which a <table> cannot say
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react'
import { measures } from '../theme/tokens.ts'
import { RowsSkeleton } from './skeletons.tsx'
import type { TableColumn } from './table-column.ts'
import { useText } from './texts.ts'
import { useCellFocus } from './use-cell-focus.ts'
import { useColumnWidths } from './use-column-widths.ts'
import styles from './virtual-table.module.css'
import { HeaderCell } from './virtual-table-header.tsx'

export type { TableColumn } from './table-column.ts'

export interface VirtualTableProps<Row> {
  /** Names the table for screen readers. */
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  compact?: boolean
  /** Rows of another height, e.g. two lines on a phone. */
  rowHeight?: number
  /** No head, for one column that explains itself on a phone. */
  headless?: boolean
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void
  /** Keys of marked rows; Space toggles. */
  selected?: ReadonlySet<string>
  onToggle?: (row: Row, range: boolean) => void
  /** Key of the row that is open beside the table. */
  openKey?: string | undefined
  /** The first page is on its way. */
  loading?: boolean
  /** More rows follow; `onEnd` is called when the last ones come into view. */
  hasMore?: boolean
  onEnd?: () => void
  /** Stands instead of rows when there are none. */
  empty?: ReactNode
  /** Widths kept elsewhere (a saved view); otherwise the table keeps them while it is on screen. */
  widths?: Readonly<Record<string, number>>
  onResize?: (key: string, width: number) => void
  /** Under the rows, in view: sums, counts. */
  footer?: ReactNode
}

/**
 * Rows without end in a window: sticky header, fixed first column, columns to resize, moved through by keyboard
 * (arrows, Home, End, Page keys, Enter opens, Space marks). Only rows in view are in the document.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    compact,
    selected,
    onToggle,
    onOpen,
    openKey,
    loading,
    hasMore,
    onEnd,
  } = props
  const t = useText()
  const tableId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = props.rowHeight ?? (compact ? measures.rowCompact : measures.row)
  const { template, total, widthOf, resize } = useColumnWidths(columns, props.widths, props.onResize)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index]!),
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures again when the height of rows changes
  useEffect(() => virtual.measure(), [rowHeight])
  useEffect(() => {
    if (hasMore && rows.length > 0 && lastShown >= rows.length - 20) onEnd?.()
  }, [hasMore, rows.length, lastShown, onEnd])

  const focus = useCellFocus({
    rowCount: rows.length,
    columnCount: columns.length,
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2),
    reveal: (row, column) => {
      virtual.scrollToIndex(row)
      revealColumn(
        scroller.current,
        columns.slice(0, column + 1).map((c) => widthOf(c.key)),
      )
    },
    onEnter: (row) => rows[row] && onOpen?.(rows[row]),
    onSpace: (row, range) => rows[row] && onToggle?.(rows[row], range),
  })

  if (loading && rows.length === 0) return <RowsSkeleton rows={10} inset />
  if (rows.length === 0 && props.empty) return <>{props.empty}</>

  return (
    <div className={styles.frame} data-compact={compact || undefined}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable={onToggle ? true : undefined}
        aria-activedescendant={focus.at ? `${tableId}-${focus.at.row}-${focus.at.column}` : undefined}
        tabIndex={0}
        onKeyDown={focus.onKeyDown}
        style={{ '--columns': template, '--total': `${total}px` } as CSSProperties}
      >
        {props.headless ? null : (
          <div role="row" aria-rowindex={1} className={styles.header} tabIndex={-1}>
            {columns.map((column, index) => (
              <HeaderCell
                key={column.key}
                column={column}
                index={index}
                width={widthOf(column.key)}
                onResize={resize}
              />
            ))}
          </div>
        )}
        <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!
            const key = rowKey(row)
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is handled by the grid, as its pattern asks
              <div
                key={key}
                role="row"
                tabIndex={-1}
                aria-rowindex={item.index + 2}
                aria-selected={selected?.has(key)}
                data-open={key === openKey || undefined}
                data-link={onOpen ? true : undefined}
                className={styles.row}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={(event) => {
                  if (isControl(event.target, event.currentTarget)) return
                  focus.setAt({ row: item.index, column: focus.at?.column ?? 0 })
                  // From here the keys go on, also when what opened is closed again.
                  scroller.current?.focus({ preventScroll: true })
                  onOpen?.(row)
                }}
              >
                {columns.map((column, index) => (
                  <div
                    key={column.key}
                    id={`${tableId}-${item.index}-${index}`}
                    role="gridcell"
                    tabIndex={-1}
                    aria-colindex={index + 1}
                    className={styles.cell}
                    data-align={column.align}
                    data-active={(focus.at?.row === item.index && focus.at.column === index) || undefined}
                  >
                    <span className={styles.content}>{column.render(row, item.index)}</span>
                  </div>
                ))}
              </div>
            )
          })}
        </div>
        {hasMore ? (
          // A grid holds rows and nothing else.
          <div className={styles.more} role="row" tabIndex={-1}>
            <span role="gridcell" tabIndex={-1} aria-colspan={columns.length}>
              {t('table.more')}
            </span>
          </div>
        ) : null}
      </div>
      {props.footer ? <div className={styles.footer}>{props.footer}</div> : null}
    </div>
  )
}

/** A click on a button or field inside a row belongs to that, not to the row. */
function isControl(target: EventTarget, row: Element): boolean {
  if (!(target instanceof Element) || !row.contains(target)) return true
  const control = target.closest('a, button, input, label, textarea, select, [role=button], [role=checkbox]')
  return control !== null && row.contains(control)
}

/** Scrolls a column into view beside the fixed first one. */
function revealColumn(scroller: HTMLElement | null, widthsUpTo: readonly number[]): void {
  if (!scroller || widthsUpTo.length < 2) return
  const end = widthsUpTo.reduce((sum, width) => sum + width, 0)
  const start = end - widthsUpTo.at(-1)!
  const fixed = widthsUpTo[0]!
  if (start - fixed < scroller.scrollLeft) scroller.scrollLeft = start - fixed
  else if (end > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = end - scroller.clientWidth
}
