import { findUncovered, grantHoldings, type PlacedRight, type UncoveredRight } from '@sluice/policy'
import { type PersonTakenOver, unauthenticated } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { escalation } from './errors.ts'
import { loadRules } from './load-rules.ts'
import {
  type Holder,
  invitationKey,
  memberKey,
  type PeopleRights,
  readPeopleRights,
} from './people-rights.ts'
import { requireAdministrator } from './role-membership.ts'

/** Somebody who would hold, or lose, what the actor does not hold. */
interface Excess {
  holder: Holder
  found: readonly UncoveredRight[]
}

/**
 * Runs an act on people and compares what everybody may do before and after it (P4.4). Nobody may do more afterwards,
 * unless the actor could do it before; nobody loses by somebody weaker a role they were given. Acts on people take turns
 * in a tenant: two that are harmless alone could give something together, or leave no administrator.
 * @param takenOver whom the actor can act as afterwards
 * @throws escalation naming who would get what; lastAdministrator
 */
export async function guardPeople<Result>(
  context: OperationContext,
  takenOver: PersonTakenOver | undefined,
  act: () => Promise<Result>,
): Promise<Result> {
  const { actor, transaction, tenantId } = context
  await transaction.query(`select pg_advisory_xact_lock(hashtextextended('people ' || $1, 0))`, [tenantId])
  const result = actor.kind === 'system' ? await act() : await actWithin(context, takenOver, act)
  await requireAdministrator(transaction, tenantId)
  return result
}

async function actWithin<Result>(
  context: OperationContext,
  takenOver: PersonTakenOver | undefined,
  act: () => Promise<Result>,
): Promise<Result> {
  const { transaction, tenantId } = context
  if (await isUnlimited(context)) return act()
  const before = await readPeopleRights(transaction, tenantId)
  const held = rightsHeld(context, before)
  if (takenOver) await refuse(context, takeover(context, before, takenOver, held))
  const result = await act()
  const after = await readPeopleRights(transaction, tenantId)
  await refuse(context, firstExcess(comparison(context, before, after, held)))
  return result
}

/** What the actor holds now. */
function rightsHeld({ memberId, clock }: OperationContext, people: PeopleRights): PlacedRight[] {
  const actor = people.holders.get(memberKey(memberId))
  if (!actor || actor.waiting) throw unauthenticated()
  const now = clock.now().getTime()
  return people.rightsOf(actor.place).filter(({ during }) => now >= during.from && now < during.to)
}

/** Whether nothing anybody can get goes beyond what the actor holds: then nobody else need be looked at. */
async function isUnlimited({ transaction, tenantId, memberId, clock }: OperationContext): Promise<boolean> {
  const loaded = await loadRules(transaction, tenantId, memberId)
  if (!loaded) throw unauthenticated()
  const now = clock.now().getTime()
  return grantHoldings(loaded.person.roles, loaded.rules).some(({ grant, during }) => {
    const { permission, resource = '*', scope, fields, conditions = [] } = grant
    const whole = permission === '*' && resource === '*' && scope === 'tenant'
    const lasts = during.from <= now && during.to === Number.POSITIVE_INFINITY
    return whole && lasts && !fields && conditions.length === 0
  })
}

/** Whoever can act as somebody holds what they hold; the rights of a disabled member wait for their return. */
function takeover(
  context: OperationContext,
  people: PeopleRights,
  takenOver: PersonTakenOver,
  held: readonly PlacedRight[],
): Excess | undefined {
  const key = 'memberId' in takenOver ? memberKey(takenOver.memberId) : invitationKey(takenOver.invitationId)
  const holder = people.holders.get(key)
  if (!holder) return undefined
  const found = findUncovered(lasting(context, people.rightsOf(holder.place)), held)
  return found.length > 0 ? { holder, found } : undefined
}

interface Comparison {
  before: PeopleRights
  after: PeopleRights
  /** What somebody holds at a place afterwards and neither held before nor the actor holds. */
  gained(was: Holder['place'] | undefined, is: Holder['place']): UncoveredRight[]
  /** What roles that are taken from somebody gave them and the actor does not hold. */
  taken(was: Holder['place'], is: Holder['place'] | undefined): UncoveredRight[]
}

function comparison(
  context: OperationContext,
  before: PeopleRights,
  after: PeopleRights,
  held: readonly PlacedRight[],
): Comparison {
  // Many people are at the same place with the same roles.
  const known = new Map<string, UncoveredRight[]>()
  const once = (key: unknown[], work: () => UncoveredRight[]) => {
    const text = JSON.stringify(key)
    const found = known.get(text) ?? work()
    known.set(text, found)
    return found
  }
  return {
    before,
    after,
    gained: (was, is) =>
      once(['gained', was, is], () => {
        const had = was ? before.rightsOf(was) : []
        const has = lasting(context, after.rightsOf(is)).map((right) => withoutNew(right, before))
        return findUncovered(has, [...had, ...held])
      }),
    taken: (was, is) =>
      once(['taken', was, is], () => {
        const roleIds = was.roleIds.filter((id) => !before.isAutomatic(id) && !is?.roleIds.includes(id))
        return findUncovered(lasting(context, before.rightsOf({ ...was, roleIds })), held)
      }),
  }
}

/** Rights from now on; those that ended are nobody's. */
function lasting({ clock }: OperationContext, rights: readonly PlacedRight[]): PlacedRight[] {
  const now = clock.now().getTime()
  return rights.flatMap((right) => {
    const during = { from: Math.max(now, right.during.from), to: right.during.to }
    return during.from < during.to ? [{ ...right, during }] : []
  })
}

/** A department that the act itself made has no data in it yet. */
function withoutNew(right: PlacedRight, { departmentIds }: PeopleRights): PlacedRight {
  if (!right.departments) return right
  return { ...right, departments: right.departments.filter((id) => departmentIds.has(id)) }
}

function firstExcess({ before, after, gained, taken }: Comparison): Excess | undefined {
  const sameRules = before.rules === after.rules
  for (const holder of after.holders.values()) {
    const was = before.holders.get(holder.key)
    if (sameRules && was?.facts === holder.facts && was.waiting === holder.waiting) continue
    const found = gained(was && (!was.waiting || holder.waiting) ? was.place : undefined, holder.place)
    if (found.length > 0) return { holder, found }
  }
  for (const holder of before.holders.values()) {
    if (!holder.key.startsWith('member:')) continue
    const is = after.holders.get(holder.key)
    if (is?.facts === holder.facts && is.waiting === holder.waiting) continue
    const found = taken(holder.place, is && (!is.waiting || holder.waiting) ? is.place : undefined)
    if (found.length > 0) return { holder, found }
  }
  return undefined
}

async function refuse(context: OperationContext, excess: Excess | undefined): Promise<void> {
  if (!excess) return
  const places = excess.found.map(({ right }) => right.grant.resource ?? '*')
  const named = await context.services.resourceNames(context.transaction, context.tenantId, places)
  const words = (locale: 'zh' | 'en') => {
    const lines = excess.found.slice(0, 10).map(({ right: { grant } }) => {
      const place =
        grant.resource && grant.resource !== '*' ? named.get(grant.resource)?.name[locale] : undefined
      const what = context.services.permissions.wordsFor(grant.permission)[locale]
      return place ? (locale === 'zh' ? `${what}（${place}）` : `${what} (${place})`) : what
    })
    return [...new Set(lines)].join(locale === 'zh' ? '、' : ', ')
  }
  throw escalation({ who: excess.holder.name, missing: words('zh'), missingEnglish: words('en') })
}
