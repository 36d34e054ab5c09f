import type { RecordValues } from '@sluice/contract'
import { type FieldError, fillText, type Text } from '../../../kernel/index.ts'
import { checkNewValues, type LoadedForm, type ValueSetting } from '../../form/index.ts'
import type { TableRow } from '../table/normalize-row.ts'
import type { FieldReader } from './field-reader.ts'

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

/** Turns rows of the file into values of the form, with every rule of its fields. Pure; one call per row. */
export function rowConverter(
  form: LoadedForm,
  columns: readonly FilledColumn[],
  setting: ValueSetting,
): (row: TableRow) => ConvertedRow {
  const headers = new Map(columns.map(({ fieldId, header }) => [fieldId, header]))
  const indexes = new Map(columns.map(({ fieldId, index }) => [fieldId, index]))
  return (row) => {
    const input: RecordValues = {}
    let problems: CellProblem[] | undefined
    for (const { index, fieldId, header, read } of columns) {
      const text = row.values[index]
      if (text === null || text === undefined) {
        input[fieldId] = null
        continue
      }
      const result = read(text)
      if ('value' in result) input[fieldId] = result.value
      else {
        problems ??= []
        problems.push({ column: header, value: text, text: result.problem })
        input[fieldId] = null
      }
    }
    // A row with cells that were not understood is wrong already; its empty fields are not "missing".
    if (problems) return { problems }
    const { values, check } = checkNewValues(form, input, setting)
    if (check.problems.length === 0) return { values }
    return {
      problems: check.problems.map((problem) => cellProblem(problem, row, headers, indexes)),
    }
  }
}

/** A field's problem with the cell it comes from; `values.<field>` or `values.<field>.<row>…`. */
export function cellProblem(
  problem: FieldError,
  row: TableRow,
  headers: ReadonlyMap<string, string>,
  indexes: ReadonlyMap<string, number>,
): CellProblem {
  const fieldId = problem.field.split('.')[1] ?? ''
  const index = indexes.get(fieldId)
  const fill = (text: Text): Text => ({
    zh: fillText(text.zh, problem.params),
    en: fillText(text.en, problem.params),
  })
  return {
    column: headers.get(fieldId) ?? '',
    value: (index === undefined ? undefined : row.values[index]) ?? '',
    text: fill(problem.message),
  }
}
