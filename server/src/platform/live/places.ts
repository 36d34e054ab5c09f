import { type News, runTransaction, type Transaction } from '../../database/index.ts'
import { defineError, newId, type SluiceError } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'

const tooManyStreams = defineError('live.too_many_streams', 429, {
  zh: '打开的页面太多：同时最多 {limit} 个实时连接。请关闭一些页面，{seconds} 秒后会自动重试。',
  en: 'Too many pages are open: at most {limit} live connections at once. Close some; it is tried again in {seconds} seconds.',
})
const tooManyUploads = defineError('file.too_many_uploads', 429, {
  zh: '同时上传的文件太多：最多 {limit} 个。请等前面的文件传完，{seconds} 秒后再试。',
  en: 'Too many files are on their way at once: at most {limit}. Wait until some have arrived and try again in {seconds} seconds.',
})

/** What is held open, and how many at once: of a member and of a workspace over all servers, and of this process. */
const kinds = {
  /** Each costs a socket and some memory. */
  stream: { member: 20, tenant: 2_000, process: 10_000, wait: 30, refusal: tooManyStreams },
  /** Each costs a socket, a cipher and room on the disk. */
  upload: { member: 20, tenant: 200, process: 1_000, wait: 5, refusal: tooManyUploads },
}
export type PlaceKind = keyof typeof kinds
export type PlaceLimits = Record<PlaceKind, { member: number; tenant: number; process: number }>
export const placeLimits: PlaceLimits = kinds

export interface PlaceOwner {
  tenantId: string
  memberId: string
}

/** Gives out places for what is held open. */
export interface Places {
  /** @returns gives the place back. @throws tooManyStreams, tooManyUploads */
  take(kind: PlaceKind, owner: PlaceOwner): Promise<() => void>
}

/** Locks by which processes tell that they live; the second key says which. */
const processLocks = 0x51_1c
/** Counts one tenant's places at a time, so that two servers do not both give the last one. */
const oneAtATime = `select pg_advisory_xact_lock(hashtextextended('live_place ' || $1, 0))`
const living = `select l.objid::bigint from pg_locks l join pg_database d on d.oid = l.database
  where d.datname = current_database() and l.locktype = 'advisory' and l.classid = ${processLocks} and l.objsubid = 2 and l.granted`

/**
 * Opens the places of this process. They are counted in the database, with those of every other server; what a process held
 * that has died counts no more, because its lock ended with its connection.
 */
export async function openPlaces(
  { pools, news }: Pick<Services, 'pools'> & { news: News },
  limits: PlaceLimits = placeLimits,
): Promise<Places> {
  // The first key makes them unlike other locks; a process is found by the second.
  const process = Math.floor(Math.random() * 0x7fff_ffff)
  await news.onConnected((query) => query(`select pg_advisory_lock(${processLocks}, ${process})`))
  const here = new Map<PlaceKind, number>()
  /** Places whose end could not be written, by tenant: the next who comes does it. */
  const ended = new Map<string, Set<string>>()

  const inTenant = <Result>(tenantId: string, work: (transaction: Transaction) => Promise<Result>) =>
    runTransaction(pools.identity, { tenantId }, work)

  async function remove(transaction: Transaction, tenantId: string): Promise<void> {
    const ids = [...(ended.get(tenantId) ?? [])]
    if (ids.length === 0) return
    await transaction.query('delete from live_place where tenant_id = $1 and id = any($2::uuid[])', [
      tenantId,
      ids,
    ])
  }

  function forget(tenantId: string, ids: Iterable<string>): void {
    const left = ended.get(tenantId)
    for (const id of ids) left?.delete(id)
    if (left?.size === 0) ended.delete(tenantId)
  }

  async function insert(kind: PlaceKind, { tenantId, memberId }: PlaceOwner): Promise<string | SluiceError> {
    const id = newId()
    const given = [...(ended.get(tenantId) ?? [])]
    const refused = await inTenant(tenantId, async (transaction) => {
      await transaction.query(oneAtATime, [tenantId])
      await remove(transaction, tenantId)
      await transaction.query(
        `delete from live_place where tenant_id = $1 and process <> all (array(${living}))`,
        [tenantId],
      )
      const { rows } = await transaction.query<{ member: number; tenant: number }>(
        `select count(*)::int as tenant, (count(*) filter (where member_id = $3))::int as member
         from live_place where tenant_id = $1 and kind = $2`,
        [tenantId, kind, memberId],
      )
      const over = (['member', 'tenant'] as const).find((of) => rows[0]![of] >= limits[kind][of])
      if (over) return refusalOf(kind, limits[kind][over])
      await transaction.query(
        'insert into live_place (tenant_id, id, kind, member_id, process) values ($1, $2, $3, $4, $5)',
        [tenantId, id, kind, memberId, process],
      )
      return undefined
    })
    forget(tenantId, given)
    return refused ?? id
  }

  async function end(tenantId: string, id: string): Promise<void> {
    const left = ended.get(tenantId) ?? new Set()
    ended.set(tenantId, left.add(id))
    const given = [...left]
    await inTenant(tenantId, (transaction) => remove(transaction, tenantId))
    forget(tenantId, given)
  }

  return {
    take: async (kind, owner) => {
      const taken = here.get(kind) ?? 0
      if (taken >= limits[kind].process) throw refusalOf(kind, limits[kind].process)
      here.set(kind, taken + 1)
      const leave = () => here.set(kind, here.get(kind)! - 1)
      const found = await insert(kind, owner).catch((error: unknown) => {
        leave()
        throw error
      })
      if (typeof found !== 'string') {
        leave()
        throw found
      }
      let given = false
      return () => {
        if (given) return
        given = true
        leave()
        // The database is away: whoever comes next does it, or the end of the process.
        end(owner.tenantId, found).catch(() => undefined)
      }
    },
  }
}

function refusalOf(kind: PlaceKind, limit: number): SluiceError {
  const { refusal, wait } = kinds[kind]
  return refusal({ limit, seconds: wait })
}
