import type { FieldError, Text, TextParameters } from '../../../kernel/index.ts'
import type { AnyField } from '../storage.ts'
import { type ValueProblemCode, valueProblem } from './problem.ts'

/** Ids named by values: whether they exist is asked in one batch after the pure checks. */
export interface References {
  members: Reference[]
  departments: Reference[]
  records: (Reference & { formId: string })[]
  files: (Reference & { maxBytes: number })[]
}
/** An id and the value that names it. */
export interface Reference {
  id: string
  path: string
  name: string
}

/** What one run over the values of a record collects. */
export interface Check {
  problems: FieldError[]
  references: References
}

export function newCheck(): Check {
  return { problems: [], references: { members: [], departments: [], records: [], files: [] } }
}

/** Notes a wrong value. */
export function report(
  check: Check,
  field: AnyField,
  path: string,
  code: ValueProblemCode,
  params: TextParameters = {},
  suggestion?: Text,
): void {
  check.problems.push(valueProblem(path, code, { name: field.name, ...params }, suggestion))
}

const expected = {
  text: ['文本', 'a text'],
  number: ['数字', 'a number'],
  choice: ['一个选项', 'one choice'],
  choices: ['一组选项', 'a list of choices'],
  id: ['一个编号（UUID）', 'an id (UUID)'],
  ids: ['一组编号（UUID）', 'a list of ids (UUID)'],
  rows: ['一组行', 'a list of rows'],
  row: ['一行（字段与值）', 'a row of fields and values'],
} as const

export function reportType(check: Check, field: AnyField, path: string, what: keyof typeof expected): void {
  report(check, field, path, 'wrongType', { expected: expected[what][0], expectedEn: expected[what][1] })
}

/** Nothing was given. A wrong value is reported as wrong, not as missing as well. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
