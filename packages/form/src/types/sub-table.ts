import { z } from 'zod'
import { type Check, isId, report, reportType } from '../check.ts'
import { type ColumnField, columnFieldSchema } from '../column-field.ts'
import { columnTypeOf } from '../column-types.ts'
import { common } from '../common.ts'
import { valueProblem } from '../problem.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { isEmpty, type ScalarValue } from '../value.ts'

export const subTableField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('subTable'),
    fields: z.array(columnFieldSchema).min(1).max(50),
    minRows: z.int().min(0).optional(),
    maxRows: z.int().min(1).max(1000).optional(),
  }),
)
type SubTableField = z.infer<typeof subTableField>

/** A row of a sub-table; `id` when it exists already. */
export type SubTableRow = Record<string, ScalarValue>

/** Rows a sub-table may have when its field says nothing else. */
export const largestTable = 1000

export const subTableType: PurePart<SubTableField> = {
  name: { zh: '子表', en: 'Sub-table' },
  title: 'never',
  operators: ['isNotEmpty', 'isEmpty'],
  isList: () => true,
  formulaType: ({ fields }) => ({
    list: {
      record: fields.map((column) => {
        const { id, name } = column
        return { id, name, type: columnTypeOf(column).formulaType(column) }
      }),
    },
  }),
  /** Checks each row; wrong cells are named `<path>.<row>.<column>`, rows counted from 0. */
  check: checkRows,
  // No row is like no value: the least number of rows still counts.
  checkAbsent(field, path, check) {
    if (field.minRows) checkRows(field, [], path, check)
  },
  checkSettings({ fields, minRows, maxRows }, note) {
    if (fields.length === 0) note('fields', 'noColumn')
    if (minRows !== undefined && maxRows !== undefined && minRows > maxRows) note('minRows', 'rangeWrong')
  },
  text(_, value, { locale }) {
    const count = Array.isArray(value) ? value.length : 0
    if (locale === 'zh') return `${count} 行`
    return count === 1 ? '1 row' : `${count} rows`
  },
}

function checkRows(field: SubTableField, value: unknown, path: string, check: Check): SubTableRow[] | null {
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
  field: SubTableField,
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
      if (isId(given.id)) checked.id = given.id
      else if (given.id !== null && given.id !== undefined) report(check, field, path, 'notUniqueRow')
    } else if (!columns.has(key))
      check.problems.push(valueProblem(`${path}.${key}`, 'unknownField', { id: key }))
  }
  for (const [id, column] of columns) {
    const value = given[id]
    const present = value !== null && value !== undefined
    checked[id] = present
      ? (columnTypeOf(column).check(column, value, `${path}.${id}`, check) as ScalarValue)
      : null
    if (column.required && checked[id] === null && isEmpty(value)) {
      report(check, column, `${path}.${id}`, 'required')
    }
  }
  return checked
}
