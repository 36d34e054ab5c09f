import type { RecordValues } from '@sluice/contract'
import { checkNewValues, type MatchPattern, type ValueSetting } from '@sluice/form'
import type { CellKind } from '@sluice/sheet'
import { type FieldError, fillText, type Text } from '../../../kernel/index.ts'
import type { FieldReader, LoadedForm } from '../../form/index.ts'
import type { TableRow } from '../table/normalize-row.ts'

/** A column of the file on its way into a field. */
export interface FilledColumn {
  index: number
  fieldId: string
  header: string
  read: FieldReader
}

export interface CellProblem {
  column: string
  value: string
  text: Text
}

export type ConvertedRow = { values: RecordValues } | { problems: CellProblem[] }

export type ReadRow = { input: RecordValues } | { problems: CellProblem[] }

/** Turns the cells of a row into values by field, without the rules of the form; empty cells are null. */
export function readCells(columns: readonly FilledColumn[], row: TableRow): ReadRow {
  const input: RecordValues = {}
  let problems: CellProblem[] | undefined
  for (const { index, fieldId, header, read } of columns) {
    const text = row.values[index]
    if (text === null || text === undefined) {
      input[fieldId] = null
      continue
    }
    const result = read(text, (row.kinds?.[index] as CellKind | undefined) ?? 'p')
    if ('value' in result) input[fieldId] = result.value
    else {
      problems ??= []
      problems.push({ column: header, value: text, text: result.problem })
    }
  }
  return problems ? { problems } : { input }
}

/**
 * Turns rows of the file into values of new records, with every rule of the fields. Pure; one call per row.
 * @returns what takes a row and what its texts are compared with patterns by
 */
export function rowConverter(
  form: LoadedForm,
  columns: readonly FilledColumn[],
  setting: ValueSetting,
): (row: TableRow, matcher: () => MatchPattern) => ConvertedRow {
  const place = placeOf(columns)
  return (row, matcher) => {
    // A row with cells that were not understood is wrong already; its empty fields are not "missing".
    const read = readCells(columns, row)
    if ('problems' in read) return read
    const { values, check } = checkNewValues(form, read.input, { ...setting, matcher })
    if (check.problems.length === 0) return { values }
    return { problems: check.problems.map((problem) => cellProblem(problem, row, place)) }
  }
}

/** Where the values of a field come from. */
export type ColumnPlace = ReadonlyMap<string, FilledColumn>

export function placeOf(columns: readonly FilledColumn[]): ColumnPlace {
  return new Map(columns.map((column) => [column.fieldId, column]))
}

/** A field's problem with the cell it comes from; `values.<field>` or `values.<field>.<row>…`. */
export function cellProblem(problem: FieldError, row: TableRow, place: ColumnPlace): CellProblem {
  const column = place.get(problem.field.split('.')[1] ?? '')
  return {
    column: column?.header ?? '',
    value: (column && row.values[column.index]) ?? '',
    text: {
      zh: fillText(problem.message.zh, problem.params),
      en: fillText(problem.message.en, problem.params),
    },
  }
}
