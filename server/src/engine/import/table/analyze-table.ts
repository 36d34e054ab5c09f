import {
  type ColumnFacts,
  type ColumnProfile,
  createColumnProfile,
  currencyInHeader,
  type Decision,
  decideColumn,
  keepSample,
  type Merge,
  type SampleCell,
  type TableHints,
} from '@sluice/sheet'
import { emptySheet, maximumColumns, tooManyColumns } from '../errors.ts'
import { kindAt, type RawRow } from '../reading/raw-row.ts'
import type { Reading } from '../reading/reading.ts'
import { type MergeFiller, mergeFiller } from './fill-merges.ts'
import { findHeader, type TableFrame } from './find-header.ts'
import { type BrokenRow, isBroken, normalizeRow, type TableRow } from './normalize-row.ts'
import { repairModel, type TableShape } from './table-shape.ts'
import type { TableSource } from './table-source.ts'
import { isBlankRow, isTotalRow } from './total-row.ts'

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
  /** Letters behind a closing quote. */
  strayQuotes: SampleCell[]
  /** Rows without content, which are passed over. */
  blankRows: number
  /** Rows that sum up others. */
  totals: SampleCell[]
  totalCount: number
  /** Rows that were given a value merged over them. */
  mergedRows: number
  /** The first rows as they stand in the file. */
  firstRows: { line: number; cells: string[] }[]
  brokenCount: number
  broken: BrokenRow[]
  /** The first rows, repaired. */
  preview: (TableRow | BrokenRow)[]
  shape: TableShape
}

/** How a table is to be read, as far as a person says so. */
export type TableReading = Pick<
  Reading,
  'hasHeader' | 'headerLine' | 'names' | 'numberStyle' | 'dateOrder' | 'totals'
> & {
  /** Zone of times that do not say theirs. */
  timeZone: string
}

export interface AnalyzedColumn {
  header: string
  facts: ColumnFacts
  decision: Decision
}

/** Rows that decide where the table begins. */
const frameRows = 200
/** Rows too wide for the table that are kept for repair . */
const keptWideRows = 20_000
const previewRows = 50
/** Rows among which a person may choose the header. */
const headerChoices = 15

/**
 * Reads a table once: finds its header, watches the columns, decides their types, and repairs rows by them.
 * @throws emptySheet, tooManyColumns
 */
export async function analyzeTable(source: TableSource, reading: TableReading): Promise<TableAnalysis> {
  const merges = (await source.merges?.()) ?? []
  const watch = createWatch(source, reading, { merges, frozenRows: await source.frozenRows?.() })
  for await (const rows of source.rows()) watch.take(rows)
  return watch.finish()
}

function createWatch(
  source: TableSource,
  reading: TableReading,
  { merges, frozenRows }: { merges: readonly Merge[]; frozenRows: number | undefined },
) {
  let waiting: RawRow[] | undefined = []
  let frame: TableFrame | undefined
  let profiles: ColumnProfile[] = []
  const odd: RawRow[] = []
  const first: RawRow[] = []
  const told = { openQuotes: [] as SampleCell[], strayQuotes: [] as SampleCell[], totals: [] as SampleCell[] }
  const count = { rows: 0, blank: 0, totals: 0 }
  let filler: MergeFiller | undefined
  let firstRows: TableAnalysis['firstRows'] = []

  const begin = () => {
    const rows = waiting!
    waiting = undefined
    if (rows.length === 0) throw emptySheet()
    firstRows = rows.slice(0, headerChoices).map(({ line, cells }) => ({ line, cells }))
    const { hasHeader, headerLine, names } = reading
    frame = findHeader(rows, { hasHeader, headerLine, names, frozenRows, merges })
    filler = mergeFiller(merges, frame.skippedLines + 1)
    const line = frame.headerLine || rows[0]!.line
    if (frame.width > maximumColumns) throw tooManyColumns({ line, count: frame.width, max: maximumColumns })
    profiles = Array.from({ length: frame.width }, createColumnProfile)
    takeRows(rows)
  }
  const takeRows = (rows: RawRow[]) => {
    for (const raw of rows) if (raw.line > frame!.skippedLines) takeRow(filler!.fill(raw))
  }
  const takeRow = (row: RawRow) => {
    if (isBlankRow(row)) {
      count.blank++
      return
    }
    if (isTotalRow(row)) {
      count.totals++
      keepSample(told.totals, row.line, textOf(row))
      if (reading.totals === 'leaveOut') return
    }
    count.rows++
    if (first.length < previewRows) first.push(row)
    if (row.openQuote) keepSample(told.openQuotes, row.line, textOf(row))
    if (row.strayQuote) keepSample(told.strayQuotes, row.line, textOf(row))
    if (row.cells.length === frame!.width) observe(profiles, row)
    else if (odd.length < keptWideRows) odd.push(row)
  }
  const textOf = ({ cells }: RawRow) => cells.filter((cell) => cell !== '').join(source.delimiter || ' | ')
  return {
    take: (rows: RawRow[]) => {
      if (!waiting) return takeRows(rows)
      waiting.push(...rows)
      if (waiting.length >= frameRows) begin()
    },
    finish: (): TableAnalysis => {
      if (waiting) begin()
      const mergedRows = filler!.filled()
      return conclude({
        source,
        reading,
        frame: frame!,
        profiles,
        odd,
        first,
        told,
        count,
        mergedRows,
        firstRows,
      })
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
  reading: TableReading
  frame: TableFrame
  profiles: ColumnProfile[]
  odd: RawRow[]
  first: RawRow[]
  told: Pick<TableAnalysis, 'openQuotes' | 'strayQuotes' | 'totals'>
  count: { rows: number; blank: number; totals: number }
  mergedRows: number
  firstRows: TableAnalysis['firstRows']
}

/** Decides by the rows that are sound, repairs the others by that, and decides again with all of them. */
function conclude(watched: Watched): TableAnalysis {
  const { reading, frame, profiles, odd, told, count } = watched
  const decide = () => {
    const hints = tableHints(profiles, frame.headers, reading)
    return profiles.map((profile, column): AnalyzedColumn => {
      const facts = profile.facts(hints)
      const header = frame.headers[column] ?? ''
      return { header, facts, decision: decideColumn(header, facts) }
    })
  }
  const sound = repairModel(shapeOf(watched, decide()))
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
      keepSample(repair.rows, row.line, row.values[column] ?? '')
      repairs.set(column, repair)
    }
    observe(profiles, understood(row))
  }
  const columns = decide()
  const shape = shapeOf(watched, columns)
  const model = repairModel(shape)
  return {
    frame,
    columns,
    rowCount: count.rows,
    repairs: [...repairs.values()].sort((a, b) => a.column - b.column),
    paddedCount,
    ...told,
    blankRows: count.blank,
    totalCount: count.totals,
    mergedRows: watched.mergedRows,
    firstRows: watched.firstRows,
    brokenCount,
    broken,
    preview: watched.first.map((row) => normalizeRow(row, model)),
    shape,
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
function tableHints(
  profiles: readonly ColumnProfile[],
  headers: readonly string[],
  told: TableReading,
): TableHints {
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
    numberStyle: told.numberStyle ?? (comma > point ? 'comma' : point > 0 ? 'point' : undefined),
    dateOrder: told.dateOrder ?? (orders.size === 1 ? [...orders][0] : undefined),
    isTold: { numberStyle: told.numberStyle !== undefined, dateOrder: told.dateOrder !== undefined },
    currencies,
  }
}

function shapeOf({ source, reading, frame }: Watched, columns: readonly AnalyzedColumn[]): TableShape {
  return {
    delimiter: source.delimiter,
    skippedLines: frame.skippedLines,
    leavesTotalsOut: reading.totals === 'leaveOut',
    timeZone: reading.timeZone,
    columns: columns.map(({ decision, facts }) => ({
      kind: decision.kind,
      numberStyle: facts.numberStyle,
      dateOrder: facts.dateOrder,
      choices: decision.kind === 'choice' ? facts.distinct : undefined,
      filled: facts.filled,
      empty: facts.empty,
    })),
  }
}
