import type { ColumnField, FieldOf, ScalarValue } from '@sluice/contract'
import { isUuid } from '../../../kernel/index.ts'
import { type Check, isEmpty, report, reportType } from './check.ts'
import { checkColumnValue } from './check-column-value.ts'
import { valueProblem } from './problem.ts'

/** A row of a sub-table; `id` when it exists already. */
export type SubTableRow = Record<string, ScalarValue>

const largestTable = 1000

/** Checks each row; wrong cells are named `<path>.<row>.<column>`, rows counted from 0. */
export function checkSubTable(
  field: FieldOf<'subTable'>,
  value: unknown,
  path: string,
  check: Check,
): SubTableRow[] | null {
  if (!Array.isArray(value)) {
    reportType(check, field, path, 'rows')
    return null
  }
  const max = field.maxRows ?? largestTable
  const min = field.minRows ?? 0
  if (value.length > max) {
    report(check, field, path, 'tooMany', { max, count: value.length })
    return null
  }
  if (value.length < min) report(check, field, path, 'tooFew', { min, count: value.length })
  if (value.length === 0) return null
  const columns = new Map(field.fields.map((column) => [column.id, column]))
  const seen = new Set<string>()
  return value.map((row, index) => {
    const checked = checkRow(field, columns, row, `${path}.${index}`, check)
    if (typeof checked.id === 'string') {
      if (seen.has(checked.id)) report(check, field, `${path}.${index}`, 'repeated', { value: checked.id })
      seen.add(checked.id)
    }
    return checked
  })
}

function checkRow(
  field: FieldOf<'subTable'>,
  columns: ReadonlyMap<string, ColumnField>,
  row: unknown,
  path: string,
  check: Check,
): SubTableRow {
  const checked: SubTableRow = {}
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    reportType(check, field, path, 'row')
    return checked
  }
  const given = row as Record<string, unknown>
  for (const key of Object.keys(given)) {
    if (key === 'id') {
      if (typeof given.id === 'string' && isUuid(given.id)) checked.id = given.id
      else if (given.id !== null && given.id !== undefined) report(check, field, path, 'notUniqueRow')
    } else if (!columns.has(key))
      check.problems.push(valueProblem(`${path}.${key}`, 'unknownField', { id: key }))
  }
  for (const [id, column] of columns) {
    checked[id] = checkColumnValue(column, given[id], `${path}.${id}`, check)
    if (column.required && checked[id] === null && isEmpty(given[id])) {
      report(check, column, `${path}.${id}`, 'required')
    }
  }
  return checked
}
