import { type ValueProblem, type ValueProblemCode, valueProblem } from './problem.ts'
import type { Text, TextParameters } from './text.ts'

/** Ids named by values: whether they exist is asked in one batch after the pure checks. */
export interface References {
  members: Reference[]
  departments: Reference[]
  /** Departments that must lie in no other; they are among the departments too. */
  organizations: Reference[]
  roles: Reference[]
  records: (Reference & { formId: string })[]
  /** `picture`: what is in it must be a picture, whatever it is called. */
  files: (Reference & { maxBytes: number; picture?: true })[]
  /** Provinces, cities and districts as a path, and how many levels it must have where there are so many. */
  regions: (Reference & { levels: number })[]
}
/** An id and the value that names it. */
export interface Reference {
  id: string
  path: string
  name: string
}

/** How a text and a pattern go together; `none`: it is no pattern; `tooMuch`: comparing them would take too long. */
export type PatternOutcome = 'fits' | 'differs' | 'none' | 'tooMuch'

/**
 * Compares a whole text with a pattern in RE2's language. Handed in, because the engine is large: a browser loads it for
 * the forms that have patterns.
 */
export type MatchPattern = (pattern: string, text: string) => PatternOutcome

/** What one run over the values of a record collects. */
export interface Check {
  problems: ValueProblem[]
  references: References
  /** Absent: patterns are left to whoever checks after. */
  matches: MatchPattern | undefined
}

/** @param matcher makes what compares the texts of this one record */
export function newCheck(matcher?: () => MatchPattern): Check {
  return {
    problems: [],
    references: {
      members: [],
      departments: [],
      organizations: [],
      roles: [],
      records: [],
      files: [],
      regions: [],
    },
    matches: matcher?.(),
  }
}

/** A field as problems name it. */
interface Named {
  name: string
}

/** Notes a wrong value. */
export function report(
  check: Check,
  field: Named,
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

export function reportType(check: Check, field: Named, path: string, what: keyof typeof expected): void {
  report(check, field, path, 'wrongType', { expected: expected[what][0], expectedEn: expected[what][1] })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
