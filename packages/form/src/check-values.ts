import { type Check, type MatchPattern, newCheck, report } from './check.ts'
import type { Field, FieldAccess } from './field.ts'
import { typeOf } from './field-types.ts'
import { valueProblem } from './problem.ts'
import type { DefaultSetting } from './pure-part.ts'
import { type FieldValue, isEmpty, type RecordValues } from './value.ts'

/** What defaults and rights depend on. */
export interface ValueSetting extends DefaultSetting {
  /** Right of the writer by field id; absent: every field may be written. */
  access?: Readonly<Record<string, FieldAccess>> | undefined
  /** Absent: patterns are left to whoever checks after. */
  matcher?: (() => MatchPattern) | undefined
  /** What paths of problems begin with; default `values`. */
  path?: string
}

export interface CheckedValues {
  values: RecordValues
  check: Check
}

/** The fields values belong to, by id in their order. */
export type Fields = ReadonlyMap<string, Field>

/**
 * Checks all values of a new record: unknown fields, rights, types, limits, required ones, and fills in defaults.
 * Every problem is collected. Pure, a few microseconds a field: an import calls it for every row.
 * @returns values for every field of the form (null where empty); of use only when `check.problems` stays empty
 */
export function checkNewValues(
  { fields }: { fields: Fields },
  input: Readonly<Record<string, unknown>>,
  setting: ValueSetting,
): CheckedValues {
  const check = newCheck(setting.matcher)
  const values: RecordValues = {}
  const path = setting.path ?? 'values'
  for (const field of fields.values()) {
    const given = input[field.id]
    const writable = isWritable(field, setting)
    if (!writable && !isEmpty(given)) report(check, field, `${path}.${field.id}`, 'notWritable')
    const value = given === undefined || !writable ? defaultValue(field, setting) : given
    const before = check.problems.length
    values[field.id] = checkValue(field, value, `${path}.${field.id}`, check)
    const sound = check.problems.length === before
    if (sound && field.required && writable && values[field.id] === null) {
      report(check, field, `${path}.${field.id}`, 'required')
    }
  }
  refuseUnknown(fields, input, path, check)
  return { values, check }
}

/** Checks only the given values of an existing record. */
export function checkChangedValues(
  { fields }: { fields: Fields },
  input: Readonly<Record<string, unknown>>,
  setting: Pick<ValueSetting, 'access' | 'matcher' | 'path'>,
): CheckedValues {
  const check = newCheck(setting.matcher)
  const values: RecordValues = {}
  const path = setting.path ?? 'values'
  for (const [fieldId, given] of Object.entries(input)) {
    const field = fields.get(fieldId)
    if (!field || given === undefined) continue
    if (!isWritable(field, setting)) {
      report(check, field, `${path}.${fieldId}`, 'notWritable')
      continue
    }
    const before = check.problems.length
    values[fieldId] = checkValue(field, given, `${path}.${fieldId}`, check)
    if (check.problems.length === before && field.required && values[fieldId] === null) {
      report(check, field, `${path}.${fieldId}`, 'required')
    }
  }
  refuseUnknown(fields, input, path, check)
  return { values, check }
}

/**
 * Checks one value against its field, whoever writes it: a person, an import, a flow.
 * @param path where the value stands in the input, e.g. `values.amount`
 * @param check receives what is wrong and which ids have to exist
 * @returns the value as it is kept (empty is null); meaningless when something was reported
 */
export function checkValue(field: Field, value: unknown, path: string, check: Check): FieldValue {
  const type = typeOf(field)
  if (value !== null && value !== undefined) return type.check(field, value, path, check)
  type.checkAbsent?.(field, path, check)
  return null
}

/** The value a new record gets where nothing was given (N2.3). */
export function defaultValue(field: Field, setting: DefaultSetting): FieldValue {
  return typeOf(field).defaultValue?.(field, setting) ?? null
}

function isWritable(field: Field, { access }: Pick<ValueSetting, 'access'>): boolean {
  return !typeOf(field).madeByServer && (access === undefined || access[field.id] === 'edit')
}

function refuseUnknown(fields: Fields, input: object, path: string, check: Check): void {
  for (const id of Object.keys(input)) {
    if (!fields.has(id)) check.problems.push(valueProblem(`${path}.${id}`, 'unknownField', { id }))
  }
}
