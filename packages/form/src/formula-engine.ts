import type { Field } from './field.ts'
import type { DefaultSetting } from './pure-part.ts'
import type { RecordValues } from './value.ts'

/**
 * Computes formulas over the values of a record. Handed in, because the language is large: a browser loads it for the forms that
 * have formulas. Formulas are stored ones, fields by `{{id}}`.
 */
export interface FormulaEngine {
  /** What comes of it, as on the wire; null where nothing does, or where it fits its form no more. */
  compute(formula: string, fields: Iterable<Field>, values: RecordValues, setting: DefaultSetting): unknown
  /** Ids of the fields it reads. */
  reads(formula: string, fields: Iterable<Field>): readonly string[]
}

/** Functions that ask more than a browser knows of the company: they would answer otherwise there than on the server. */
export const unknownToBrowser: ReadonlySet<string> = new Set([
  'MEMBERNAME',
  'DEPARTMENTNAME',
  'DEPARTMENTSOF',
  'SUPERVISOR',
  'MANAGER',
  'PARENTDEPARTMENT',
  'CURRENTROLES',
  'HASROLE',
])
