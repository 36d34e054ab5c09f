import type { FormulaField, FormulaSchema, FormulaType } from '@sluice/formula'
import type { LoadedForm } from './loaded-form.ts'
import type { AnyField } from './storage.ts'

const schemas = new WeakMap<LoadedForm, FormulaSchema>()

/** What formulas may refer to in a form: its fields, and what every record has. Kept per form version. */
export function formulaSchemaOf(form: LoadedForm): FormulaSchema {
  let schema = schemas.get(form)
  if (!schema) {
    const fields = form.definition.fields.map((field): FormulaField => {
      return { id: field.id, name: field.name, type: formulaType(field) }
    })
    schema = { fields: [...fields, ...systemFields] }
    schemas.set(form, schema)
  }
  return schema
}

const systemFields: FormulaField[] = [
  { id: '$createdAt', name: '创建时间', type: 'datetime' },
  { id: '$createdBy', name: '创建人', type: 'member' },
  { id: '$updatedAt', name: '更新时间', type: 'datetime' },
  { id: '$updatedBy', name: '更新人', type: 'member' },
  { id: '$ownerDepartment', name: '所属部门', type: 'department' },
]

/** A new field type that is missing here does not compile. */
function formulaType(field: AnyField): FormulaType {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'singleChoice':
    case 'autoNumber':
    case 'relation':
      return 'text'
    case 'number':
    case 'money':
      return 'number'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'datetime'
    case 'multipleChoice':
    case 'attachment':
      return { list: 'text' }
    case 'member':
    case 'department':
      return field.multiple ? { list: field.type } : field.type
    case 'subTable':
      return {
        list: {
          record: field.fields.map((column) => ({
            id: column.id,
            name: column.name,
            type: formulaType(column),
          })),
        },
      }
    default:
      return field satisfies never
  }
}
