import {
  type CompiledPolicy,
  compilePolicy,
  type FieldMap,
  type PolicyPerson,
  type ResourceRef,
} from '@sluice/policy'
import type { Transaction } from '../../database/index.ts'
import type { OperationContext, PolicySource, Services } from '../operation/index.ts'
import { guardPeople } from './guard-people.ts'
import { fieldKey, loadRules } from './load-rules.ts'

interface CachedPolicy {
  policy: CompiledPolicy
  loadedAt: number
}

/** What changed: one tenant's rules, or one member of it. */
interface PermissionNews {
  tenantId: string
  memberId?: string
}

/** Kept at most so long, in case news was lost with a broken connection. */
const timeToLive = 5000
const capacity = 20_000

const nobody: PolicyPerson = {
  id: '',
  roles: [],
  departmentIds: [],
  departmentAndBelowIds: [],
  organizationIds: [],
}
const everything = {
  roles: {
    system: { id: 'system', name: 'system', grants: [{ id: 'system', permission: '*', scope: 'tenant' }] },
  },
} as const

const dropOf = new WeakMap<Services, (news: PermissionNews) => void>()

/**
 * Finds and caches what each member may do. A change announced by `announcePermissionChange` empties the cache of every
 * node at once (P4.7).
 */
export function createPolicySource(services: Services): PolicySource {
  const cache = new Map<string, CachedPolicy>()
  const system = compilePolicy({ ...nobody, roles: [{ roleId: 'system' }] }, everything, 0)
  const nothing = compilePolicy(nobody, { roles: {} }, 0)
  // Counts news: a policy that was being loaded when news came is used once and not kept.
  let generation = 0
  const drop = ({ tenantId, memberId }: PermissionNews) => {
    generation++
    if (memberId) cache.delete(`${tenantId}/${memberId}`)
    else for (const key of cache.keys()) if (key.startsWith(tenantId)) cache.delete(key)
  }
  dropOf.set(services, drop)
  services.news.subscribe('permission', (body) => drop(body as PermissionNews))

  const load = async (transaction: Transaction, tenantId: string, memberId: string, now: number) => {
    const before = generation
    const loaded = await loadRules(transaction, tenantId, memberId)
    const policy = loaded ? compilePolicy(loaded.person, loaded.rules, now) : nothing
    const kept = { policy: loaded?.hasFieldRights ? withFieldKeys(policy) : policy, loadedAt: now }
    if (before === generation) {
      if (cache.size >= capacity) cache.clear()
      cache.set(`${tenantId}/${memberId}`, kept)
    }
    return kept.policy
  }

  return {
    guardPeople,
    policyOf: async (transaction, actor) => {
      if (actor.kind === 'system') return system
      if (actor.kind !== 'member') return nothing
      const now = services.clock.now().getTime()
      const cached = cache.get(`${actor.tenantId}/${actor.memberId}`)
      if (cached && isFresh(cached, now)) return cached.policy
      return load(transaction, actor.tenantId, actor.memberId, now)
    },
  }
}

function isFresh({ policy, loadedAt }: CachedPolicy, now: number): boolean {
  return Math.abs(now - loadedAt) < timeToLive && (policy.validUntil === null || now < policy.validUntil)
}

/** Lets callers ask by plain field ids. */
function withFieldKeys(policy: CompiledPolicy): CompiledPolicy {
  const nameOf = (resource: string | ResourceRef) => (typeof resource === 'string' ? resource : resource.type)
  const keysOf = (resource: string | ResourceRef, fieldIds: readonly string[]) =>
    fieldIds.map((fieldId) => fieldKey(nameOf(resource), fieldId))
  const byFieldId = (fieldIds: readonly string[], keys: readonly string[], rights: FieldMap): FieldMap =>
    Object.fromEntries(fieldIds.map((fieldId, index) => [fieldId, rights[keys[index]!]!]))
  return {
    ...policy,
    fieldMap: (permission, resource, fieldIds, row) => {
      const keys = keysOf(resource, fieldIds)
      return byFieldId(fieldIds, keys, policy.fieldMap(permission, resource, keys, row))
    },
    fieldMapper: (permission, resource, fieldIds) => {
      const keys = keysOf(resource, fieldIds)
      const mapper = policy.fieldMapper(permission, resource, keys)
      return (row) => byFieldId(fieldIds, keys, mapper(row))
    },
    fieldPredicate: (permission, resource, fieldId, needed) =>
      policy.fieldPredicate(permission, resource, fieldKey(nameOf(resource), fieldId), needed),
  }
}

/**
 * Says that rules of the tenant (or of one member) changed; takes effect after the commit: here at once, on every other
 * node as fast as PostgreSQL notifies (P4.7).
 */
export function announcePermissionChange(context: OperationContext, memberId?: string): void {
  const news: PermissionNews = { tenantId: context.tenantId, ...(memberId ? { memberId } : {}) }
  const { services } = context
  context.afterCommit(() => {
    dropOf.get(services)?.(news)
    services.news.publish('permission', news).catch((error) => services.log.error(error, 'permission news'))
  })
}
