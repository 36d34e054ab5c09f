import type { FormulaField } from '@sluice/formula'
import type { Field } from './field.ts'
import { typeOf } from './field-types.ts'

/** Fields as formulas refer to them: by what they are called, with what their values are. */
export function formulaFields(fields: readonly Field[]): FormulaField[] {
  return fields.map((field) => ({ id: field.id, name: field.name, type: typeOf(field).formulaType(field) }))
}
