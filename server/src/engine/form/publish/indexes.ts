import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'
import { storageOf } from '../storage.ts'
import { fieldColumn, indexName } from '../table-name.ts'
import { togetherIndexes } from './together-unique.ts'

/** An index over a form's table. */
export interface FieldIndex {
  name: string
  sql: string
}

const living = 'where deleted_at is null'

/** Indexes a field wants while it is in use: one to filter and sort by, one that keeps its values unique. */
export function fieldIndexes(table: string, formId: string, field: AnyField): FieldIndex[] {
  const column = fieldColumn(field.id)
  const indexes: FieldIndex[] = []
  if ('unique' in field && field.unique) {
    const name = indexName('unique', formId, field.id)
    indexes.push({ name, sql: `create unique index ${name} on ${table} (${column}) ${living}` })
  }
  if (field.indexed === false) return indexes
  const name = indexName('by', formId, field.id)
  const kind = serverPartOf(field).index?.(field)
  if (kind === 'order') {
    indexes.push({ name, sql: `create index ${name} on ${table} (${column}, id) ${living}` })
  } else if (kind === 'parts') {
    indexes.push({ name, sql: `create index ${name} on ${table} using gin (${column}) ${living}` })
  }
  return indexes
}

/** Indexes every form has: the orders lists come in, the rows a scope asks for, the search. */
export function systemIndexes(table: string, formId: string): FieldIndex[] {
  const index = (subject: string, over: string, where = living): FieldIndex => {
    const name = indexName('by', formId, subject)
    return { name, sql: `create index ${name} on ${table} ${over} ${where}` }
  }
  const search = indexName('search', formId, '$search')
  return [
    index('$createdAt', '(created_at, id)'),
    index('$updatedAt', '(updated_at, id)'),
    index('$createdBy', '(created_by, created_at, id)'),
    index('$ownerDepartment', '(owner_department_id, created_at, id)'),
    index('$deleted', '(created_at, id)', 'where deleted_at is not null'),
    {
      name: search,
      // A short pending list keeps inserts cheap and the pauses in which it is merged unnoticeable.
      sql: `create index ${search} on ${table} using gin (search public.gin_trgm_ops)
        with (fastupdate = on, gin_pending_list_limit = 1024) ${living}`,
    },
  ]
}

/** Every index of a form's own table, as its published definition wants them. */
export function formIndexes({ layout: { table }, id, definition }: LoadedForm): FieldIndex[] {
  const ofFields = definition.fields
    .filter((field) => storageOf(field) !== 'rows')
    .flatMap((field) => fieldIndexes(table, id, field))
  return [...systemIndexes(table, id), ...ofFields, ...togetherIndexes(table, id, definition)]
}
