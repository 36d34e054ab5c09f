import { runTransaction, type Transaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'
import type { SealedColumn } from './define-sealed.ts'

/** Rows that are sealed anew in one transaction. */
const batch = 200

/** What a rotation found. */
export interface Resealed {
  /** Rows that were sealed anew. */
  changed: number
  /** Rows that no key opens any more, as `table.column`, with how many. */
  lost: Map<string, number>
}

export interface ResealOptions {
  /** The workspace; absent: what is of the installation. */
  tenantId?: string
  /** Called with each batch. */
  done?: (changed: number) => Promise<void>
}

/**
 * Seals anew whatever an older key or secret sealed, a batch at a time. It may end at any point and be begun again: what is
 * sealed by the newest is left as it is. A row that somebody writes meanwhile is theirs: it has the newest key.
 */
export async function reseal(services: Services, { tenantId, done }: ResealOptions): Promise<Resealed> {
  const result: Resealed = { changed: 0, lost: new Map() }
  for (const column of services.sealedColumns) {
    if ((column.ofInstallation === true) !== (tenantId === undefined)) continue
    let after: unknown[] | undefined
    for (;;) {
      const step = await transact(services, tenantId, (transaction) =>
        resealBatch(services, transaction, { column, tenantId, after }),
      )
      result.changed += step.changed
      if (step.lost > 0) {
        const name = `${column.table}.${column.column}`
        result.lost.set(name, (result.lost.get(name) ?? 0) + step.lost)
      }
      if (step.changed > 0) await done?.(result.changed)
      if (!step.last) break
      after = step.last
    }
  }
  return result
}

/** Tables of the installation are the owner's alone: nothing of them is ever changed by a request. */
function transact<Result>(
  { pools }: Services,
  tenantId: string | undefined,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return tenantId ? runTransaction(pools.identity, { tenantId }, work) : runTransaction(pools.owner, {}, work)
}

interface Place {
  column: SealedColumn
  tenantId: string | undefined
  /** Key of the last row of the batch before. */
  after: unknown[] | undefined
}

interface Step {
  changed: number
  lost: number
  /** Absent after the last batch. */
  last?: unknown[]
}

async function resealBatch(
  services: Services,
  { query }: Transaction,
  { column: { table, key, column, where, ...kind }, tenantId, after }: Place,
): Promise<Step> {
  const keys = key.join(', ')
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const own = tenantId ? [`tenant_id = ${bind(tenantId)}`] : []
  const conditions = [
    ...own,
    where ?? `${column} is not null`,
    ...(after ? [`(${keys}) > (${after.map(bind).join(', ')})`] : []),
  ]
  const { rows } = await query<Record<string, unknown>>(
    `select ${keys}, ${column}::text as sealed from ${table} where ${conditions.join(' and ')}
     order by ${keys} limit ${batch}`,
    values,
  )
  const sealer = sealerOf(services, tenantId, kind)
  let [changed, lost] = [0, 0]
  for (const row of rows) {
    const before = row.sealed as string
    let now: string | undefined
    try {
      now = kind.inside ? await sealInside(before, sealer) : await sealer(before)
    } catch {
      lost += 1
    }
    if (now === undefined) continue
    const written = kind.inside ? '::jsonb' : ''
    const place = key.map((name, index) => `${name} = $${index + 3}`)
    const ofTenant = tenantId ? [`tenant_id = $${key.length + 3}`] : []
    const { rowCount } = await query(
      `update ${table} set ${column} = $1${written}
       where ${column} = $2${written} and ${[...place, ...ofTenant].join(' and ')}`,
      [now, before, ...key.map((name) => row[name]), ...(tenantId ? [tenantId] : [])],
    )
    changed += rowCount ?? 0
  }
  const last = rows.at(-1)
  return { changed, lost, ...(rows.length === batch && last ? { last: key.map((name) => last[name]) } : {}) }
}

/** Seals a text anew; undefined where the newest key has it already. */
type Sealer = (sealed: string) => Promise<string | undefined>

function sealerOf(
  { vault, secrets }: Services,
  tenantId: string | undefined,
  { by }: Pick<SealedColumn, 'by'>,
): Sealer {
  if (by === 'house')
    return async (sealed) => (secrets.isCurrent(sealed) ? undefined : secrets.seal(secrets.open(sealed)))
  return async (sealed) =>
    (await vault.isCurrent(tenantId, sealed))
      ? undefined
      : vault.seal(tenantId, await vault.open(tenantId, sealed))
}

/** The same for every `{ "sealed": … }` of a JSON. */
async function sealInside(text: string, sealer: Sealer): Promise<string | undefined> {
  let changed = false
  const walk = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(walk))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(async ([name, part]) => {
      if (name !== 'sealed' || typeof part !== 'string') return [name, await walk(part)] as const
      const now = await sealer(part)
      if (now !== undefined) changed = true
      return [name, now ?? part] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  }
  const after = await walk(JSON.parse(text))
  return changed ? JSON.stringify(after) : undefined
}
