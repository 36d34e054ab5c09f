import type pg from 'pg'
import type { Lane } from '../../../database/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { columnOf, listIndex } from './list-index.ts'
import type { ListShape } from './list-shape.ts'

/** Each index costs every write; a form has at most so many for its lists. */
const mostIndexes = 6
/** Where fewer records are equal, sorting those costs less than keeping them in order. */
const fewestEqual = 500

/**
 * Makes the index that serves lists of this shape, without keeping readers or writers waiting. Safe to repeat; what an
 * interrupted try left is removed first.
 * @returns whether the index was made: not when it would help little, when the form has enough, or when another
 *   process is at it
 */
export async function makeListIndex(
  { pools, clock }: Services,
  form: LoadedForm,
  shape: Pick<ListShape, 'equal' | 'sort' | 'collation'>,
): Promise<boolean> {
  const index = listIndex(form, shape)
  if (!index) return false
  return onForm(pools.owner, form, async (client) => {
    await dropInvalid(client, form)
    if (!(await isWorthwhile(client, form, shape.equal))) return false
    await client.query(index.sql)
    const made = clock.now().toISOString()
    await client.query(`comment on index ${schemaOf(form)}.${index.name} is '${made}'`)
    return true
  })
}

function schemaOf({ layout }: LoadedForm): string {
  return layout.table.split('.')[0]!
}

/** Runs `work` outside a transaction, as building beside writers needs it, unless somebody works on the same form. */
async function onForm(
  lane: Lane,
  form: LoadedForm,
  work: (client: pg.PoolClient) => Promise<boolean>,
): Promise<boolean> {
  const client = await lane.connect(form.tenantId)
  const lock = [`list-index ${form.id}`]
  try {
    // Building beside writers waits for those who began before it.
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', lock)
    const done = rows[0].got && (await work(client))
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock)
    await client.query('reset statement_timeout; reset lock_timeout')
    client.release()
    return done
  } catch (error) {
    // The lock and the setting end with the connection.
    client.release(true)
    throw error
  }
}

async function dropInvalid(client: pg.PoolClient, form: LoadedForm): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not i.indisvalid and c.relname like 'list\\_%'`,
    [form.layout.table],
  )
  for (const { name } of rows) await client.query(`drop index concurrently ${schemaOf(form)}.${name}`)
}

/** By what the planner knows of the table: how many records are equal where the list asks for it. */
async function isWorthwhile(client: pg.PoolClient, form: LoadedForm, equal: string[]): Promise<boolean> {
  const columns = equal.map((id) => columnOf(form, id)!.replaceAll('"', ''))
  const { rows } = await client.query<{ records: number; made: number; distinct: number[] }>(
    `select c.reltuples as records,
       (select count(*) from pg_index i join pg_class ic on ic.oid = i.indexrelid
         where i.indrelid = c.oid and ic.relname like 'list\\_%') as made,
       array(select s.n_distinct from pg_stats s
         where s.schemaname = n.nspname and s.tablename = c.relname and s.attname = any($2)) as distinct
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = $1::regclass`,
    [form.layout.table, columns],
  )
  const { records, made, distinct } = rows[0]!
  if (made >= mostIndexes || distinct.length < columns.length) return false
  // Below zero the planner keeps the number of values as a share of the records.
  const values = distinct.map((count) => (count < 0 ? -count * records : Math.max(count, 1)))
  return values.reduce((left, count) => left / count, records) >= fewestEqual
}
