import { inLanguage } from '../../../database/index.ts'
import { operandOf, systemOperandOf } from '../filter/operand.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { FieldIndex } from '../publish/indexes.ts'
import { indexName } from '../table-name.ts'
import type { ListShape } from './list-shape.ts'

type Shape = Pick<ListShape, 'equal' | 'sort' | 'collation'>

/** Name of the index that serves lists of this shape. */
export function listIndexName(formId: string, { equal, sort, collation }: Shape): string {
  return indexName('list', formId, [...equal, sort, collation ?? []].flat().join())
}

/**
 * The index that serves lists of this shape: rows lie together that are equal where the list asks for it, in its order.
 * @returns undefined when the form has no such field any more
 */
export function listIndex(form: LoadedForm, shape: Shape): FieldIndex | undefined {
  const equal = shape.equal.map((id) => columnOf(form, id))
  const sort = columnOf(form, shape.sort)
  if (sort === undefined || equal.includes(undefined)) return undefined
  const name = listIndexName(form.id, shape)
  const over = [...equal, shape.collation ? inLanguage(sort, shape.collation) : sort].join(', ')
  return {
    name,
    sql: `create index concurrently if not exists ${name} on ${form.layout.table} (${over}, id) where deleted_at is null`,
  }
}

/** Column of a field or system attribute, without the alias. */
export function columnOf(form: LoadedForm, id: string): string | undefined {
  const field = form.fields.get(id)
  const operand = id.startsWith('$') ? systemOperandOf(form, id) : field && operandOf(form, field)
  return operand?.column.replace(/^r\./, '')
}

/** Whether an index that every form has serves the shape, or a value that only one record can have. */
export function isServedAnyway(form: LoadedForm, { equal, sort }: Shape): boolean {
  const people = ['$createdBy', '$ownerDepartment']
  if (equal.length === 1 && people.includes(equal[0]!) && sort === '$createdAt') return true
  return equal.some((id) => {
    const field = form.fields.get(id)
    return id === '$id' || (field !== undefined && 'unique' in field && field.unique === true)
  })
}
