import {
  type CompiledPolicy,
  compilePolicy,
  type FieldMap,
  intersectPolicies,
  type PolicyPerson,
  type ResourceRef,
  withinResources,
} from '@sluice/policy'
import { defineMemory, type Transaction } from '../../database/index.ts'
import type { Actor, OperationContext, PolicySource, Services } from '../operation/index.ts'
import { guardPeople } from './guard-people.ts'
import { fieldKey, loadRules } from './load-rules.ts'

/** What changed: one tenant's rules, or one member of it. */
interface PermissionNews {
  tenantId: string
  memberId?: string
}

/** Kept a few seconds only: news may be lost with a broken connection. */
const policyMemory = defineMemory<CompiledPolicy, PermissionNews>({
  channel: 'permission',
  touches: ({ tenantId, memberId }) => ({ group: tenantId, key: memberId }),
  timeToLive: 5000,
  capacity: 20_000,
  endOf: ({ validUntil }) => validUntil,
})

/** What one role alone opens to a member, for keys that are narrowed to it. */
const roleMemory = defineMemory<CompiledPolicy, PermissionNews>({
  channel: 'permission',
  touches: ({ tenantId }) => ({ group: tenantId }),
  timeToLive: 5000,
  capacity: 5000,
  endOf: ({ validUntil }) => validUntil,
})

type MemberId = Pick<Extract<Actor, { kind: 'member' }>, 'tenantId' | 'memberId'>

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

/**
 * Finds what each member may do and remembers it. A change told by `announcePermissionChange` is known to every node at
 * once (P4.7).
 */
export function createPolicySource(services: Services): PolicySource {
  const memory = policyMemory(services)
  const system = compilePolicy({ ...nobody, roles: [{ roleId: 'system' }] }, everything, 0)
  const nothing = compilePolicy(nobody, { roles: {} }, 0)

  const load = async (
    transaction: Transaction,
    { tenantId, memberId }: MemberId,
    roleId: string | null = null,
  ) => {
    const now = services.clock.now().getTime()
    const loaded = await loadRules(transaction, tenantId, memberId, roleId)
    const policy = loaded ? compilePolicy(loaded.person, loaded.rules, now) : nothing
    return loaded?.hasFieldRights ? withFieldKeys(policy) : policy
  }

  return {
    guardPeople,
    policyOf: async (transaction, actor) => {
      if (actor.kind === 'system') return system
      if (actor.kind !== 'member') return nothing
      const { tenantId, memberId, accessKey } = actor
      const own = await memory.get(tenantId, memberId, () => load(transaction, actor))
      if (!accessKey) return own
      const { roleId, resources } = accessKey
      const within = resources.length > 0 ? withinResources(own, new Set(resources)) : own
      if (!roleId) return within
      const key = `${memberId} ${roleId}`
      const ofRole = await roleMemory(services).get(tenantId, key, () => load(transaction, actor, roleId))
      return intersectPolicies(within, ofRole)
    },
  }
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
  const { services, tenantId } = context
  const news = { tenantId, ...(memberId ? { memberId } : {}) }
  context.afterCommit(() => {
    policyMemory(services).tell(news)
    roleMemory(services).forget(news)
  })
}
