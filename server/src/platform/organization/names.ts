import type { OperationContext, Services } from '../operation/index.ts'

/** What a process knows of the names of one tenant, by id. */
interface KnownNames {
  member: Map<string, string>
  department: Map<string, string>
  since: number
}

interface NameCache {
  tenants: Map<string, KnownNames>
  /** Names kept over all tenants. */
  count: number
  /** Counts news: what was being read when news came is used once and not kept. */
  generation: number
}

/** Kept at most so long, in case news was lost with a broken connection. */
const timeToLive = 30_000
const capacity = 100_000
const caches = new WeakMap<Services, NameCache>()

/** The database itself says in which tenant a name changed (`0110_name_news.sql`). */
function cacheOf(services: Services): NameCache {
  const existing = caches.get(services)
  if (existing) return existing
  const cache: NameCache = { tenants: new Map(), count: 0, generation: 0 }
  caches.set(services, cache)
  services.news.subscribe('name', (body) => {
    cache.generation++
    cache.tenants.delete((body as { tenantId: string }).tenantId)
  })
  return cache
}

/** Names of members by id, as this process remembers them; ids nobody has are missing. */
export function memberNames(context: OperationContext, ids: Iterable<string>): Promise<Map<string, string>> {
  return namesOf(context, 'member', ids)
}

/** Names of departments by id. */
export function departmentNames(
  context: OperationContext,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  return namesOf(context, 'department', ids)
}

const nameSql = {
  member: 'select id, name from member where tenant_id = $1 and id = any($2)',
  department: 'select id, name from department where tenant_id = $1 and id = any($2)',
}

async function namesOf(
  { services, tenantId, transaction }: OperationContext,
  kind: 'member' | 'department',
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const cache = cacheOf(services)
  const known = knownNames(cache, tenantId)
  const names = new Map<string, string>()
  const missing = new Set<string>()
  for (const id of ids) {
    const name = known[kind].get(id)
    if (name === undefined) missing.add(id)
    else names.set(id, name)
  }
  if (missing.size === 0) return names
  const before = cache.generation
  const { rows } = await transaction.query<{ id: string; name: string }>(
    nameSql[kind],
    [tenantId, [...missing]],
    `${kind}-names`,
  )
  const isFresh = before === cache.generation
  for (const { id, name } of rows) {
    names.set(id, name)
    if (isFresh) known[kind].set(id, name)
  }
  if (isFresh) cache.count += rows.length
  return names
}

function knownNames(cache: NameCache, tenantId: string): KnownNames {
  const now = performance.now()
  const known = cache.tenants.get(tenantId)
  if (known && now - known.since < timeToLive) return known
  if (cache.count > capacity) {
    cache.tenants.clear()
    cache.count = 0
  }
  const fresh: KnownNames = { member: new Map(), department: new Map(), since: now }
  cache.tenants.set(tenantId, fresh)
  return fresh
}
