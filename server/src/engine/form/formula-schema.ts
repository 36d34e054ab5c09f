import { systemAttributes, systemFieldIds, typeOf } from '@sluice/form'
import type { FormulaField, FormulaSchema } from '@sluice/formula'
import type { LoadedForm } from './loaded-form.ts'

const schemas = new WeakMap<LoadedForm, FormulaSchema>()

/** What formulas may refer to in a form: its fields, and what every record has. Kept per form version. */
export function formulaSchemaOf(form: LoadedForm): FormulaSchema {
  let schema = schemas.get(form)
  if (!schema) {
    const fields = form.definition.fields.map((field): FormulaField => {
      return { id: field.id, name: field.name, type: typeOf(field).formulaType(field) }
    })
    schema = { fields: [...fields, ...systemFields] }
    schemas.set(form, schema)
  }
  return schema
}

export const systemFields = systemFieldIds.flatMap((id): FormulaField[] => {
  const { name, formula } = systemAttributes[id]
  return formula ? [{ id, name: name.zh, type: formula }] : []
})
