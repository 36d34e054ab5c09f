import { defaultValue } from './default-value.ts'
import type { Field } from './field.ts'
import type { FormulaEngine } from './formula-engine.ts'
import { fittingValue, valueOfFormula } from './formula-value.ts'
import type { DefaultSetting } from './pure-part.ts'
import type { FieldValue, RecordValues } from './value.ts'

/** What defaults depend on. */
export interface DefaultsSetting extends DefaultSetting {
  /** Absent: defaults by formula are left to whoever has one. */
  engine?: FormulaEngine | undefined
}

/**
 * The defaults of a new record for the fields that were not given, those by formula among them, each after those it reads.
 * @param given what was given, by field id; null is given too
 */
export function defaultValues(
  fields: ReadonlyMap<string, Field>,
  given: Readonly<Record<string, FieldValue | undefined>>,
  setting: DefaultsSetting,
): RecordValues {
  const { engine } = setting
  const values: RecordValues = {}
  const byFormula: Field[] = []
  for (const field of fields.values()) {
    if (given[field.id] !== undefined) continue
    if (field.defaultFormula && engine) byFormula.push(field)
    values[field.id] = defaultValue(field, setting)
  }
  if (byFormula.length === 0 || !engine) return values
  const open = new Map(byFormula.map((field) => [field.id, field]))
  const all = fieldList(fields)
  const compute = (field: Field): void => {
    open.delete(field.id)
    for (const id of engine.reads(field.defaultFormula!, all)) {
      const needed = open.get(id)
      if (needed) compute(needed)
    }
    const row = { ...values, ...given } as RecordValues
    const result = engine.compute(field.defaultFormula!, all, row, setting)
    const value = fittingValue(field, valueOfFormula(field, result))
    // What has no result leaves the fixed default.
    if (value !== null) values[field.id] = value
  }
  for (const field of byFormula) if (open.has(field.id)) compute(field)
  return values
}

const lists = new WeakMap<ReadonlyMap<string, Field>, readonly Field[]>()

/** The same list for the same fields, so that formulas are compiled once. */
export function fieldList(fields: ReadonlyMap<string, Field>): readonly Field[] {
  let known = lists.get(fields)
  if (!known) {
    known = [...fields.values()]
    lists.set(fields, known)
  }
  return known
}
