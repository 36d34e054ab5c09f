import type { CellKind } from '@sluice/sheet'
import { kindAt, type RawRow } from '../reading/raw-row.ts'

/** What repairing needs to know of the columns. */
export interface RepairModel {
  width: number
  delimiter: string
  /** True when the text is what the column holds everywhere else; anything is for plain text. */
  fits(column: number, text: string, kind: CellKind): boolean
  /** Like `fits`, and a choice must be one that is known. */
  fitsClosely(column: number, text: string, kind: CellKind): boolean
}

/** A row brought to the width of the table, or why it cannot be. */
export type Repair =
  | { ok: true; cells: string[]; quoted: number[]; merged: number[] }
  | { ok: false; reason: 'ambiguous' | 'misfit' | 'tooLong' }

/** Superfluous cells beyond which no repair is tried: such a row is of another table. */
const largestExcess = 4
/** Ways of putting cells together that are tried at most. */
const largestSearch = 5000

/**
 * Puts a row with too many cells right: a value with an unquoted delimiter was cut in two. A cell that begins with a
 * space belongs to the one before (`Rua do Paço, 67`) where that yields the right width and types; otherwise the one
 * way of joining neighbours in which every cell fits the type of its column. Two ways that fit: no repair (N1.1).
 */
export function repairRow(row: RawRow, model: RepairModel): Repair {
  const excess = row.cells.length - model.width
  if (excess > largestExcess) return { ok: false, reason: 'tooLong' }
  const spaced = joinsAfterSpace(row)
  if (spaced.length === excess) {
    const joined = joinCells(row, spaced, model.delimiter)
    if (fitsAll(joined, model.fits)) return { ok: true, ...joined }
  }
  const candidates = waysToJoin(row, excess)
  if (!candidates) return { ok: false, reason: 'tooLong' }
  const fitting = candidates
    .map((joins) => joinCells(row, joins, model.delimiter))
    .filter((joined) => fitsAll(joined, model.fitsClosely))
  const likely =
    fitting.length > 1
      ? fitting.filter(
          ({ joins }) =>
            joins.filter((join) => spaced.includes(join)).length === Math.min(excess, spaced.length),
        )
      : fitting
  const [only] = likely
  if (!only) return { ok: false, reason: fitting.length > 1 ? 'ambiguous' : 'misfit' }
  return likely.length === 1 ? { ok: true, ...only } : { ok: false, reason: 'ambiguous' }
}

interface JoinedRow {
  cells: string[]
  quoted: number[]
  /** Columns whose value was put together. */
  merged: number[]
  joins: readonly number[]
}

/** Positions (of the second cell) where a cell begins with a space and no quotes are involved. */
function joinsAfterSpace({ cells, quoted = [] }: RawRow): number[] {
  const found: number[] = []
  for (let index = 1; index < cells.length; index++) {
    if (/^ \S/.test(cells[index]!) && isJoinable(index, quoted)) found.push(index)
  }
  return found
}

/** A quoted value is whole: it is never part of a cut one. */
function isJoinable(index: number, quoted: readonly number[]): boolean {
  return !quoted.includes(index) && !quoted.includes(index - 1)
}

function joinCells({ cells, quoted = [] }: RawRow, joins: readonly number[], delimiter: string): JoinedRow {
  const joined: JoinedRow = { cells: [], quoted: [], merged: [], joins }
  for (const [index, cell] of cells.entries()) {
    if (joins.includes(index)) {
      const last = joined.cells.length - 1
      joined.cells[last] += delimiter + cell
      if (joined.merged.at(-1) !== last) joined.merged.push(last)
      continue
    }
    if (quoted.includes(index)) joined.quoted.push(joined.cells.length)
    joined.cells.push(cell)
  }
  return joined
}

function fitsAll(row: JoinedRow, fits: RepairModel['fits']): boolean {
  return row.cells.every((cell, column) => fits(column, cell, kindAt(row, column)))
}

/** Every choice of `count` places to join; `undefined` when there are too many. */
function waysToJoin({ cells, quoted = [] }: RawRow, count: number): number[][] | undefined {
  const places = cells.map((_, index) => index).filter((index) => index > 0 && isJoinable(index, quoted))
  let ways: number[][] = [[]]
  for (let chosen = 0; chosen < count; chosen++) {
    ways = ways.flatMap((way) =>
      places.filter((place) => place > (way.at(-1) ?? 0)).map((place) => [...way, place]),
    )
    if (ways.length > largestSearch) return undefined
  }
  return ways
}
