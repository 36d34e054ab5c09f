import type { FormulaSchema, FormulaType, Row } from '@sluice/formula'

/** Values for every field, where there is no record to try a formula on. */
export function madeUpRow(schema: FormulaSchema): Row {
  return Object.fromEntries(schema.fields.map(({ id, name, type }) => [id, madeUp(type, name)]))
}

const someone = '018f3a6e-0000-7000-8000-000000000001'

function madeUp(type: FormulaType, name: string): unknown {
  if (typeof type === 'object') {
    if ('list' in type) return [madeUp(type.list, name), madeUp(type.list, name)]
    return Object.fromEntries(type.record.map((field) => [field.id, madeUp(field.type, field.name)]))
  }
  switch (type) {
    case 'number':
      return 100
    case 'duration':
      return 5400
    case 'boolean':
      return true
    case 'date':
      return '2026-05-01'
    case 'datetime':
      return '2026-05-01T02:30:00Z'
    case 'member':
    case 'department':
    case 'role':
      return someone
    default:
      return name
  }
}
