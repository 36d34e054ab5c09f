import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { newParameters } from '../access/row-scope.ts'
import { announceFormChange } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { contributionsSql } from './contributions.ts'
import type { AggregateTable } from './definition.ts'
import { refuseBeyond } from './refuse-beyond.ts'

/**
 * Keeps an aggregate table and counts its amounts. Records of its forms are not written meanwhile; readers do not wait.
 * @throws aggregateRefused where records that are there are beyond its bounds
 */
export async function saveTable(
  context: OperationContext,
  appId: string,
  table: AggregateTable,
  forms: ReadonlyMap<string, LoadedForm>,
): Promise<void> {
  const { transaction, tenantId, clock, actor } = context
  const now = clock.now().toISOString()
  const before = await formsOf(context, table.id)
  await transaction.query(
    `insert into aggregate_table (tenant_id, id, app_id, name, definition, form_ids, created_at, created_by, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $7)
     on conflict (tenant_id, id) do update
     set name = excluded.name, definition = excluded.definition, form_ids = excluded.form_ids, updated_at = excluded.updated_at
     where aggregate_table.app_id = excluded.app_id`,
    [
      tenantId,
      table.id,
      appId,
      table.name,
      JSON.stringify(table.definition),
      [...forms.keys()],
      now,
      actorId(actor),
    ],
  )
  await countAnew(context, table, forms)
  for (const id of new Set([...before, ...forms.keys()])) announceFormChange(context, id)
}

/** Counts the amounts of a table from the records that are there. */
export async function countAnew(
  context: OperationContext,
  table: AggregateTable,
  forms: ReadonlyMap<string, LoadedForm>,
): Promise<void> {
  const { transaction, tenantId } = context
  const sorted = [...forms.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { layout } of sorted)
    await transaction.query(`lock table ${layout.table} in share row exclusive mode`)
  await transaction.query('delete from aggregate_value where tenant_id = $1 and table_id = $2', [
    tenantId,
    table.id,
  ])
  const parameters = newParameters([tenantId, table.id])
  const parts = sorted.flatMap((form) => contributionsSql(form, table.definition, parameters) ?? [])
  if (parts.length === 0) return
  await transaction.query(
    `insert into aggregate_value (tenant_id, table_id, key, value)
     select $1, $2, c.key, sum(c.value) from (${parts.join(' union all ')}) c group by c.key`,
    parameters.values,
  )
  const { least, most } = table.definition
  const { rows } = await transaction.query<{ key: string; value: number; asked: number }>(
    `select key, value, value as asked from aggregate_value
     where tenant_id = $1 and table_id = $2 and (value < $3 or value > $4) order by key limit 1`,
    [tenantId, table.id, least ?? null, most ?? null],
  )
  await refuseBeyond(context, table, sorted[0]!, rows)
}

/** Forgets an aggregate table. */
export async function removeTable(context: OperationContext, tableId: string): Promise<void> {
  const forms = await formsOf(context, tableId)
  await context.transaction.query('delete from aggregate_table where tenant_id = $1 and id = $2', [
    context.tenantId,
    tableId,
  ])
  for (const id of forms) announceFormChange(context, id)
}

async function formsOf({ transaction, tenantId }: OperationContext, tableId: string): Promise<string[]> {
  const { rows } = await transaction.query<{ form_ids: string[] }>(
    'select form_ids from aggregate_table where tenant_id = $1 and id = $2 for update',
    [tenantId, tableId],
  )
  return rows[0]?.form_ids ?? []
}
