import type { FormDefinition } from '@sluice/contract'
import { formulaFields, systemAttributes, systemFieldIds } from '@sluice/form'
import type { FormulaField, FormulaSchema } from '@sluice/formula'
import type { LoadedForm } from './loaded-form.ts'

const schemas = new WeakMap<LoadedForm, FormulaSchema>()

/** What formulas may refer to in a form: its fields, and what every record has. Kept per form version. */
export function formulaSchemaOf(form: LoadedForm): FormulaSchema {
  let schema = schemas.get(form)
  if (!schema) {
    schema = formulaSchemaOfFields(form.definition.fields)
    schemas.set(form, schema)
  }
  return schema
}

/** The same of a form that is not made yet. */
export function formulaSchemaOfFields(fields: FormDefinition['fields']): FormulaSchema {
  return { fields: [...formulaFields(fields), ...systemFields] }
}

export const systemFields = systemFieldIds.flatMap((id): FormulaField[] => {
  const { name, formula } = systemAttributes[id]
  return formula ? [{ id, name: name.zh, type: formula }] : []
})
