import type { FieldValue, RecordValues } from '@sluice/contract'
import type { MatchPattern } from '@sluice/form'
import { checkNewValues, type ValueSetting } from '@sluice/form/check'
import type { CellKind } from '@sluice/sheet'
import { type FieldError, fillText, type Text } from '../../../kernel/index.ts'
import type { FieldReader, LoadedForm } from '../../form/index.ts'
import { isBroken, type TableRow } from '../table/normalize-row.ts'
import type { FileRow } from '../table/read-rows.ts'
import { type FileRecord, isThere } from './file-records.ts'

/** A column of the file on its way into a field. */
export interface FilledColumn {
  index: number
  fieldId: string
  header: string
  read: FieldReader
}

/** A sub-table that columns of the file fill; `fieldId` of those names a column of it. */
export interface FilledTable {
  fieldId: string
  columns: FilledColumn[]
}

/** What a file fills. */
export interface Filled {
  columns: readonly FilledColumn[]
  tables: readonly FilledTable[]
}

export interface CellProblem {
  /** The row it stands in; absent: the first of its record. */
  at?: FileRow
  column: string
  value: string
  text: Text
}

type ReadRecord = { input: RecordValues } | { problems: CellProblem[] }

export type ConvertedRecord = { values: RecordValues } | { problems: CellProblem[] }

const texts = {
  otherThanAbove: {
    zh: '与同一条数据上一行的内容不同',
    en: 'differs from what the row above says of the same record',
  },
}

/** Turns the cells of a record into values by field, without the rules of the form; empty cells are null. */
export function readRecord({ columns, tables }: Filled, { row, more }: FileRecord): ReadRecord {
  const problems: CellProblem[] = []
  const rows = [row, ...more].filter((one): one is TableRow => {
    if (isBroken(one)) problems.push({ at: one, column: '', value: '', text: one.reason })
    return !isBroken(one)
  })
  if (problems.length > 0) return { problems }
  const [first, ...others] = rows as [TableRow, ...TableRow[]]
  const input: RecordValues = readCells(columns, first, problems)
  for (const other of others) {
    for (const { index, header } of columns) {
      const value = other.values[index] ?? null
      if (value !== null && value !== first.values[index])
        problems.push({ at: other, column: header, value, text: texts.otherThanAbove })
    }
  }
  for (const table of tables) {
    const read = rowsOf(table, rows).map((one) => readCells(table.columns, one, problems))
    input[table.fieldId] = read.length > 0 ? (read as FieldValue) : null
  }
  return problems.length > 0 ? { problems } : { input }
}

function rowsOf({ columns }: FilledTable, rows: readonly TableRow[]): TableRow[] {
  return rows.filter((row) => columns.some(({ index }) => isThere(row, index)))
}

function readCells(
  columns: readonly FilledColumn[],
  row: TableRow,
  problems: CellProblem[],
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  for (const { index, fieldId, header, read } of columns) {
    const text = row.values[index]
    if (text === null || text === undefined) {
      values[fieldId] = null
      continue
    }
    const result = read(text, (row.kinds?.[index] as CellKind | undefined) ?? 'p')
    if ('value' in result) values[fieldId] = result.value
    else problems.push({ at: row, column: header, value: text, text: result.problem })
  }
  return values
}

/**
 * Turns records of the file into values of new records, with every rule of the fields. Pure; one call per record.
 * @returns what takes a record and what its texts are compared with patterns by
 */
export function recordConverter(
  form: LoadedForm,
  filled: Filled,
  setting: ValueSetting,
): (record: FileRecord, matcher: () => MatchPattern) => ConvertedRecord {
  const problemOf = cellProblems(filled)
  return (record, matcher) => {
    // A record with cells that were not understood is wrong already; its empty fields are not "missing".
    const read = readRecord(filled, record)
    if ('problems' in read) return read
    const { values, check } = checkNewValues(form, read.input, { ...setting, matcher })
    if (check.problems.length === 0) return { values }
    return { problems: check.problems.map((problem) => problemOf(problem, record)) }
  }
}

/**
 * Finds the cell that a problem comes from: of a field (`values.<field>`), or of a row of a sub-table
 * (`values.<field>.<row>.<column>`).
 */
export function cellProblems({
  columns,
  tables,
}: Filled): (problem: FieldError, record: FileRecord) => CellProblem {
  const columnOf = new Map(columns.map((column) => [column.fieldId, column]))
  const tableOf = new Map(tables.map((table) => [table.fieldId, table]))
  return (problem, { row, more }) => {
    const [, fieldId = '', position = '', columnId] = problem.field.split('.')
    const table = tableOf.get(fieldId)
    const rows = [row, ...more].filter((one): one is TableRow => !isBroken(one))
    const at = (table && position !== '' ? rowsOf(table, rows)[Number(position)] : undefined) ?? rows[0]!
    const column = table
      ? (table.columns.find((one) => one.fieldId === columnId) ?? table.columns[0])
      : columnOf.get(fieldId)
    return {
      at,
      column: column?.header ?? '',
      value: (column && at.values[column.index]) ?? '',
      text: {
        zh: fillText(problem.message.zh, problem.params),
        en: fillText(problem.message.en, problem.params),
      },
    }
  }
}
