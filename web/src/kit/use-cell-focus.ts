import { type KeyboardEvent, useState } from 'react'

export interface CellPlace {
  row: number
  column: number
}

export interface CellFocusOptions {
  rowCount: number
  columnCount: number
  /** Rows a Page key moves by. */
  pageRows: number
  /** Scrolls the cell into view. */
  reveal: (row: number, column: number) => void
  onEnter: (row: number) => void
  onSpace: (row: number, range: boolean) => void
}

/** The active cell of a grid and the keys that move it (WAI-ARIA grid pattern). */
export function useCellFocus(options: CellFocusOptions) {
  const [at, setAt] = useState<CellPlace | null>(null)
  const place = at && at.row < options.rowCount && at.column < options.columnCount ? at : null

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys typed into a field or button of a cell belong to that.
    if (event.target !== event.currentTarget || options.rowCount === 0) return
    const next = nextPlace(place, event, options)
    if (next) {
      setAt(next)
      options.reveal(next.row, next.column)
    } else if (place && event.key === 'Enter') options.onEnter(place.row)
    else if (place && event.key === ' ') options.onSpace(place.row, event.shiftKey)
    else return
    event.preventDefault()
  }
  return { at: place, setAt, onKeyDown }
}

/** Where a key leads from a cell; undefined when it leads nowhere. */
export function nextPlace(
  from: CellPlace | null,
  key: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  { rowCount, columnCount, pageRows }: Pick<CellFocusOptions, 'rowCount' | 'columnCount' | 'pageRows'>,
): CellPlace | undefined {
  if (key.altKey) return undefined
  const far = key.ctrlKey || key.metaKey
  const { row, column } = from ?? { row: -1, column: 0 }
  const lastRow = rowCount - 1
  const lastColumn = columnCount - 1
  const moves: Record<string, CellPlace> = {
    ArrowDown: { row: far ? lastRow : row + 1, column },
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowRight: { row, column: far ? lastColumn : column + 1 },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    PageDown: { row: row + pageRows, column },
    PageUp: { row: row - pageRows, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? lastRow : row, column: lastColumn },
  }
  const to = moves[key.key]
  return to && { row: clamp(to.row, lastRow), column: clamp(to.column, lastColumn) }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(last, value))
}
