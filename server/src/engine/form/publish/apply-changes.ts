import type { FormDefinition } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import type { Transaction } from '../../../database/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { PlainField } from '../storage.ts'
import { columnType, storageOf } from '../storage.ts'
import { fieldColumn } from '../table-name.ts'
import { conversionWay } from './convert.ts'
import { columnDefinition, createSubTable } from './form-table.ts'
import { type FieldIndex, fieldIndexes } from './indexes.ts'
import type { Conversion, SchemaChange } from './plan-changes.ts'
import { tableOf } from './table-of.ts'
import { togetherIndexes } from './together-unique.ts'

/**
 * Changes the tables of a form as planned, inside the transaction of the publish. Indexes that no longer fit go first,
 * new ones come last.
 */
export async function applyChanges(
  transaction: Transaction,
  form: LoadedForm,
  next: FormDefinition,
  changes: readonly SchemaChange[],
): Promise<void> {
  const converted = new Set(
    changes.flatMap((one) => (one.kind === 'convert' && !one.parent ? one.field.id : [])),
  )
  const before = indexesOf(form, form.definition)
  const after = indexesOf(form, next)
  const isKept = (index: FieldIndex & { fieldIds: string[] }, others: Map<string, FieldIndex>) =>
    others.get(index.name)?.sql === index.sql && !index.fieldIds.some((id) => converted.has(id))
  const schema = form.layout.table.split('.')[0]!
  for (const index of before.values()) {
    if (!isKept(index, after)) await transaction.query(`drop index if exists ${schema}.${index.name}`)
  }
  for (const change of changes) {
    for (const statement of statementsOf(form, change)) await transaction.query(statement)
  }
  for (const index of after.values()) if (!isKept(index, before)) await transaction.query(index.sql)
}

function indexesOf(form: LoadedForm, definition: FormDefinition) {
  const all = definition.fields.flatMap((field) =>
    fieldIndexes(form.layout.table, form.id, field).map((index) => ({ ...index, fieldIds: [field.id] })),
  )
  all.push(...togetherIndexes(form.layout.table, form.id, definition))
  return new Map(all.map((index) => [index.name, index]))
}

function statementsOf(form: LoadedForm, change: SchemaChange): string[] {
  const { table } = tableOf(form, change)
  switch (change.kind) {
    case 'add':
      if (change.restored) return []
      if (hasRows(change.field)) return createSubTable(form.tenantId, form.id, change.field)
      return [`alter table ${table} add column ${columnDefinition(change.field)}`]
    case 'convert':
      return conversionStatements(form, table, change)
    case 'rename':
    case 'archive':
    case 'constraint':
      return []
    default:
      return change satisfies never
  }
}

function conversionStatements(form: LoadedForm, table: string, change: Conversion): string[] {
  const field = change.field as PlainField
  const column = fieldColumn(field.id)
  const expression = conversionWay(form, change)?.sql
  if (expression === undefined) throw new Error(`No way from ${change.before.type} to ${field.type}`)
  if (expression === column) return []
  const storage = storageOf(field)
  if (storage === 'rows') throw new Error('A sub-table has no column')
  return [`alter table ${table} alter column ${column} type ${columnType(storage)} using (${expression})`]
}
