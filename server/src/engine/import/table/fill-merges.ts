import type { Merge } from '@sluice/sheet'
import { kindAt, type RawRow } from '../reading/raw-row.ts'

/** Gives each row the value that stands in the first row of cells merged over it. */
export interface MergeFiller {
  /** @returns the row, with the values that were merged over it */
  fill(row: RawRow): RawRow
  /** Rows that were given a value. */
  filled(): number
}

/**
 * Makes a filler for rows that come in their order. A group whose name stands once, in a cell that reaches over all of its
 * rows, has that name in each of them.
 * @param fromLine the first row of data; what is merged above belongs to the header
 */
export function mergeFiller(merges: readonly Merge[], fromLine: number): MergeFiller {
  const waiting = merges
    .filter(({ top, bottom }) => bottom > top && top >= fromLine)
    .sort((a, b) => b.top - a.top)
  let open: { merge: Merge; text: string; kind: string }[] = []
  let filled = 0
  return {
    fill: (row) => {
      open = open.filter(({ merge }) => merge.bottom >= row.line)
      while (waiting.length > 0 && waiting.at(-1)!.top <= row.line) {
        const merge = waiting.pop()!
        const text = row.cells[merge.left]
        if (merge.top === row.line && text) open.push({ merge, text, kind: kindAt(row, merge.left) })
      }
      const given = open.filter(({ merge }) => merge.top < row.line && !row.cells[merge.left])
      if (given.length === 0) return row
      filled++
      const cells = [...row.cells]
      const kinds = cells.map((_, index) => kindAt(row, index) as string)
      for (const { merge, text, kind } of given) {
        while (cells.length <= merge.left) {
          cells.push('')
          kinds.push('_')
        }
        cells[merge.left] = text
        kinds[merge.left] = kind
      }
      return { ...row, cells, kinds: kinds.join(''), merged: given.map(({ merge }) => merge.left) }
    },
    filled: () => filled,
  }
}
