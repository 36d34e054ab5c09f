import { emptySheet, maximumColumns, tooManyColumns } from '../errors.ts'
import { meaningOf } from '../inference/cell-text.ts'
import { currencyInHeader } from '../inference/column-currency.ts'
import {
  type ColumnFacts,
  type ColumnProfile,
  createColumnProfile,
  type TableHints,
} from '../inference/column-profile.ts'
import { type Decision, decideColumn } from '../inference/decide-column.ts'
import type { SampleCell } from '../inference/sample-cell.ts'
import { kindAt, type RawRow } from '../reading/raw-row.ts'
import { findHeader, type TableFrame } from './find-header.ts'
import { type BrokenRow, isBroken, normalizeRow, type TableRow } from './normalize-row.ts'
import { cellReader } from './read-cell.ts'
import type { RepairModel } from './repair-row.ts'

/** A table in a file: its rows can be read any number of times, from the beginning. */
export interface TableSource {
  /** Sign between the cells; empty where cells cannot run into each other (XLSX). */
  delimiter: string
  rows(): AsyncIterable<RawRow[]>
}

/** What was found out about a table. The same file always yields the same answer. */
export interface TableAnalysis {
  frame: TableFrame
  columns: AnalyzedColumn[]
  /** Rows of data, the broken ones included. */
  rowCount: number
  /** Put together again because of an unquoted delimiter, by column; `rows` is a sample. */
  repairs: { column: number; count: number; rows: SampleCell[] }[]
  paddedCount: number
  openQuotes: SampleCell[]
  brokenCount: number
  broken: BrokenRow[]
  /** The first rows, repaired. */
  preview: (TableRow | BrokenRow)[]
  model: RepairModel
}

export interface AnalyzedColumn {
  header: string
  facts: ColumnFacts
  decision: Decision
}

/** Rows whose cells are looked at; the rest is only counted. */
const sampleRows = 50_000
/** Rows that decide where the table begins. */
const frameRows = 200
/** Rows too wide for the table that are kept for repair within the sample. */
const keptWideRows = 20_000
const previewRows = 50
const shownRepairs = 20

/**
 * Reads a table once: finds its header, watches the columns, decides their types, and repairs rows by them.
 * @throws emptySheet, tooManyColumns
 */
export async function analyzeTable(
  source: TableSource,
  options: { hasHeader?: boolean; timeZone: string },
): Promise<TableAnalysis> {
  const watch = createWatch(source, options)
  for await (const rows of source.rows()) watch.take(rows)
  return watch.finish()
}

function createWatch(
  source: TableSource,
  { hasHeader, timeZone }: { hasHeader?: boolean; timeZone: string },
) {
  let waiting: RawRow[] | undefined = []
  let frame: TableFrame | undefined
  let profiles: ColumnProfile[] = []
  const odd: RawRow[] = []
  const first: RawRow[] = []
  const openQuotes: SampleCell[] = []
  let rowCount = 0

  const begin = () => {
    const rows = waiting!
    waiting = undefined
    if (rows.length === 0) throw emptySheet()
    frame = findHeader(rows, hasHeader)
    const line = frame.headerLine || rows[0]!.line
    if (frame.width > maximumColumns) throw tooManyColumns({ line, count: frame.width, max: maximumColumns })
    profiles = Array.from({ length: frame.width }, createColumnProfile)
    takeRows(rows)
  }
  const takeRows = (rows: RawRow[]) => {
    const { skippedLines, width } = frame!
    for (const row of rows) {
      if (row.line <= skippedLines) continue
      rowCount++
      if (rowCount > sampleRows) continue
      if (first.length < previewRows) first.push(row)
      if (row.openQuote && openQuotes.length < shownRepairs) {
        openQuotes.push({ line: row.line, value: row.cells.join(source.delimiter) })
      }
      if (row.cells.length === width) observe(profiles, row)
      else if (odd.length < keptWideRows) odd.push(row)
    }
  }
  return {
    take: (rows: RawRow[]) => {
      if (!waiting) return takeRows(rows)
      waiting.push(...rows)
      if (waiting.length >= frameRows) begin()
    },
    finish: (): TableAnalysis => {
      if (waiting) begin()
      return conclude({ source, frame: frame!, profiles, odd, first, openQuotes, rowCount, timeZone })
    },
  }
}

function observe(profiles: ColumnProfile[], row: RawRow): void {
  for (let column = 0; column < profiles.length; column++) {
    profiles[column]!.observe(row.cells[column]!, kindAt(row, column), row.line)
  }
}

interface Watched {
  source: TableSource
  frame: TableFrame
  profiles: ColumnProfile[]
  odd: RawRow[]
  first: RawRow[]
  openQuotes: SampleCell[]
  rowCount: number
  timeZone: string
}

/** Decides by the rows that are sound, repairs the others by that, and decides again with all of them. */
function conclude(watched: Watched): TableAnalysis {
  const { source, frame, profiles, odd } = watched
  const decide = () => {
    const hints = tableHints(profiles, frame.headers)
    return profiles.map((profile, column): AnalyzedColumn => {
      const facts = profile.facts(hints)
      const header = frame.headers[column] ?? ''
      return { header, facts, decision: decideColumn(header, facts) }
    })
  }
  const sound = repairModel(source.delimiter, decide(), watched.timeZone)
  const broken: BrokenRow[] = []
  const repairs = new Map<number, { column: number; count: number; rows: SampleCell[] }>()
  let brokenCount = 0
  let paddedCount = 0
  for (const raw of odd) {
    const row = normalizeRow(raw, sound)
    if (isBroken(row)) {
      brokenCount++
      if (broken.length < previewRows) broken.push(row)
      continue
    }
    if (row.padded) paddedCount++
    for (const column of row.repaired ?? []) {
      const repair = repairs.get(column) ?? { column, count: 0, rows: [] }
      repair.count++
      if (repair.rows.length < shownRepairs)
        repair.rows.push({ line: row.line, value: row.values[column] ?? '' })
      repairs.set(column, repair)
    }
    observe(profiles, understood(row))
  }
  const columns = decide()
  const model = repairModel(source.delimiter, columns, watched.timeZone)
  return {
    frame,
    columns,
    rowCount: watched.rowCount,
    repairs: [...repairs.values()].sort((a, b) => a.column - b.column),
    paddedCount,
    openQuotes: watched.openQuotes,
    brokenCount,
    broken,
    preview: watched.first.map((row) => normalizeRow(row, model)),
    model,
  }
}

/** Values that were understood already are not to be understood again. */
function understood({ line, values, kinds = '' }: TableRow): RawRow {
  const kept = values.map((value, index) =>
    value === null ? '_' : kinds[index] && kinds[index] !== 'p' ? kinds[index] : 'q',
  )
  return { line, cells: values.map((value) => value ?? ''), kinds: kept.join('') }
}

/** What all columns together say about how the table is written: one column alone may leave it open. */
function tableHints(profiles: readonly ColumnProfile[], headers: readonly string[]): TableHints {
  const proofs = profiles.map((profile) => profile.proofs())
  const point = proofs.filter((proof) => proof.point > proof.comma).length
  const comma = proofs.filter((proof) => proof.comma > proof.point).length
  const orders = new Set(proofs.flatMap(({ dateOrder }) => dateOrder ?? []))
  const currencies = new Set(headers.flatMap((header) => currencyInHeader(header) ?? []))
  for (const profile of profiles) {
    const { currencies: named, guessedCurrencies } = profile.facts()
    for (const code of named.keys()) if (!guessedCurrencies.has(code)) currencies.add(code)
  }
  return {
    numberStyle: comma > point ? 'comma' : point > 0 ? 'point' : undefined,
    dateOrder: orders.size === 1 ? [...orders][0] : undefined,
    currencies,
  }
}

/** Rows that prove what a column never holds. */
const enoughProof = 20

function repairModel(delimiter: string, columns: readonly AnalyzedColumn[], timeZone: string): RepairModel {
  const readers = columns.map(({ decision, facts }) =>
    cellReader({
      type: decision.type,
      numberStyle: facts.numberStyle,
      dateOrder: facts.dateOrder,
      timeZone,
    }),
  )
  const choices = columns.map(({ decision, facts }) =>
    decision.type === 'singleChoice' ? new Set(facts.distinct) : undefined,
  )
  return {
    width: columns.length,
    delimiter,
    fits: (column, text, kind) => {
      const value = meaningOf(text, kind)
      return value === null || readers[column]!(value, kind) !== undefined
    },
    fitsClosely: (column, text, kind) => {
      const value = meaningOf(text, kind)
      const { facts } = columns[column]!
      if (value === null) return facts.empty > 0 || facts.filled < enoughProof
      if (choices[column]) return choices[column].has(value)
      return readers[column]!(value, kind) !== undefined
    },
  }
}
