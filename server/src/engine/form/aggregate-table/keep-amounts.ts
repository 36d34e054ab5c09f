import type { OperationContext } from '../../../platform/operation/index.ts'
import { newParameters } from '../access/row-scope.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { RecordWrite } from '../record/record-hook.ts'
import { contributionsSql, fieldsThatCount } from './contributions.ts'
import type { AggregateTable } from './definition.ts'
import { refuseBeyond } from './refuse-beyond.ts'

/** An amount of a key that records stand for, as PostgreSQL writes the number. */
interface Amount {
  key: string
  value: string
}

/** What the records of a write stood for before it, by the table. */
const before = new WeakMap<RecordWrite, { table: AggregateTable; amounts: Amount[] }[]>()

/** Notes what the records that are written stand for. Their rows are locked already, or are not there yet. */
export async function noteAmounts(context: OperationContext, write: RecordWrite): Promise<void> {
  const { form, act, rows } = write
  const touched = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  const tables = (await tablesOfForm(context, form)).filter(({ definition }) => {
    const counts = act === 'update' || act === 'flow' ? fieldsThatCount(form, definition) : undefined
    return !counts || [...counts].some((id) => touched.has(id))
  })
  const exists = act !== 'create' && act !== 'restore'
  const noted = []
  for (const table of tables)
    noted.push({ table, amounts: exists ? await amountsOf(context, write, table) : [] })
  before.set(write, noted)
}

/**
 * Changes the amounts by what the written records stand for now, key after key in one order for everybody.
 * @throws aggregateRefused with the numbers
 */
export async function changeAmounts(context: OperationContext, write: RecordWrite): Promise<void> {
  for (const { table, amounts } of before.get(write) ?? []) {
    const now = write.act === 'delete' ? [] : await amountsOf(context, write, table)
    const changes = [
      ...amounts.map((one) => ({ ...one, sign: -1 })),
      ...now.map((one) => ({ ...one, sign: 1 })),
    ]
    if (changes.length === 0) continue
    // An import goes from batch to batch, and so through the keys more than once: alone.
    await context.transaction.query(
      `select pg_advisory_xact_lock${write.imported ? '' : '_shared'}(hashtextextended('aggregate ' || $1, 0))`,
      [table.id],
      write.imported ? 'aggregate-lock-alone' : 'aggregate-lock',
    )
    const { rows } = await context.transaction.query<{ key: string; value: number; asked: number }>(
      `with delta as (
         select c.key, sum(c.value * c.sign) as asked
         from unnest($3::text[], $4::numeric[], $5::integer[]) as c (key, value, sign)
         group by c.key having sum(c.value * c.sign) <> 0
       ), changed as (
         insert into aggregate_value as a (tenant_id, table_id, key, value)
         select $1, $2, d.key, d.asked from delta d order by d.key collate "C"
         on conflict (tenant_id, table_id, key) do update set value = a.value + excluded.value
         returning a.key, a.value
       )
       select c.key, c.value, d.asked from changed c join delta d on d.key = c.key order by c.key`,
      [
        context.tenantId,
        table.id,
        changes.map(({ key }) => key),
        changes.map(({ value }) => value),
        changes.map(({ sign }) => sign),
      ],
      'aggregate-change',
    )
    await refuseBeyond(context, table, write.form, rows)
  }
}

async function amountsOf(
  { transaction }: OperationContext,
  { form, rows }: RecordWrite,
  { definition }: AggregateTable,
): Promise<Amount[]> {
  const parameters = newParameters([rows.map(({ id }) => id)])
  const sql = contributionsSql(form, definition, parameters, 'r.id = any($1::uuid[])')
  if (!sql) return []
  const found = await transaction.query<Amount>(
    `select c.key, sum(c.value)::text as value from (${sql}) c group by c.key`,
    parameters.values,
  )
  return found.rows
}

async function tablesOfForm(
  { transaction, tenantId }: OperationContext,
  form: LoadedForm,
): Promise<AggregateTable[]> {
  const { rows } = await transaction.query<AggregateTable>(
    `select id, name, definition from aggregate_table
     where tenant_id = $1 and $2 = any(form_ids) order by id`,
    [tenantId, form.id],
    'aggregate-tables-of-form',
  )
  return rows
}
