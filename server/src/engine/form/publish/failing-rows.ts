import type { Transaction } from '../../../database/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { fromJson, storageOf } from '../storage.ts'
import { fieldColumn, subTable } from '../table-name.ts'
import type { SchemaChange } from './plan-changes.ts'
import { tableOf } from './table-of.ts'

/** Rows that a change concerns, and those it cannot be done for. */
export interface RowImpact {
  affected: number
  failing: number
  /** The first of those that fail. */
  samples: { recordId: string; value: unknown }[]
}

/** Rows shown of those that fail. */
export const sampleSize = 20

/** Finds values that several records share, before they have to be unique. */
export async function duplicateImpact(
  transaction: Transaction,
  form: LoadedForm,
  change: SchemaChange,
  valueSql: string,
): Promise<RowImpact> {
  const { table } = tableOf(form, change)
  const duplicated = `select id, ${valueSql} as value, count(*) over (partition by ${valueSql}) as shared
    from ${table} where deleted_at is null and (${valueSql}) is not null`
  const counted = await transaction.query<{ affected: number; failing: number }>(
    `select count(*) as affected, count(*) filter (where shared > 1) as failing from (${duplicated}) d`,
  )
  const { affected, failing } = counted.rows[0]!
  if (failing === 0) return { affected, failing, samples: [] }
  const found = await transaction.query<{ id: string; value: unknown }>(
    `select id, to_json(value) as value from (${duplicated}) d where shared > 1 order by d.value, id limit ${sampleSize}`,
  )
  const storage = storageOf(change.field)
  return {
    affected,
    failing,
    samples: found.rows.map(({ id, value }) => ({ recordId: id, value: fromJson(storage, value) })),
  }
}

/** Rows that leave a field empty, or fill it, or all. */
export async function countRows(
  transaction: Transaction,
  form: LoadedForm,
  change: SchemaChange,
  which: 'empty' | 'filled' | 'all',
): Promise<number> {
  const { table } = tableOf(form, change)
  const living = change.parent ? '' : ' and deleted_at is null'
  if (which === 'all') {
    const counted = await transaction.query<{ count: number }>(
      `select count(*) as count from ${table} where true${living}`,
    )
    return counted.rows[0]!.count
  }
  if (storageOf(change.field) === 'rows') {
    const rows = subTable(form.tenantId, form.id, change.field.id)
    const counted = await transaction.query<{ count: number }>(
      `select count(*) as count from ${table} t
       where ${which === 'empty' ? 'not ' : ''}exists (select from ${rows} s where s.record_id = t.id)${living}`,
    )
    return counted.rows[0]!.count
  }
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*) as count from ${table}
     where ${fieldColumn(change.field.id)} is ${which === 'empty' ? '' : 'not '}null${living}`,
  )
  return rows[0]!.count
}

/** Records that hold a choice which is taken away. */
export async function countUses(
  transaction: Transaction,
  form: LoadedForm,
  change: SchemaChange,
  values: string[],
): Promise<number> {
  const { table } = tableOf(form, change)
  const operator = storageOf(change.field) === 'texts' ? '&& $1::text[]' : '= any($1::text[])'
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*) as count from ${table} where ${fieldColumn(change.field.id)} ${operator}`,
    [values],
  )
  return rows[0]!.count
}
