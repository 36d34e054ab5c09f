import { fieldCeiling, rightReaches, ruleRight, weakerRight } from './field-right.ts'
import type { Interval } from './interval.ts'
import type { Grant, GrantCondition, PolicyPerson, Scope } from './model.ts'
import { ANY, permissionCovers, resourceCovers } from './pattern.ts'
import { STANDARD_SCOPES } from './scope.ts'

/** In what one grant falls short of another. */
export type GrantGap = 'permission' | 'resource' | 'scope' | 'fields' | 'conditions' | 'time'

/** A grant as it reaches somebody; `person` is absent for a role that anybody may get. */
export interface PlacedGrant {
  readonly grant: Grant
  readonly during: Interval
  readonly person?: PolicyPerson
}

/** Everything that `narrow` gives and `wide` does not; empty when `wide` contains `narrow`. */
export function grantGaps(wide: PlacedGrant, narrow: PlacedGrant): GrantGap[] {
  const gaps: GrantGap[] = []
  if (!permissionCovers(wide.grant.permission, narrow.grant.permission)) gaps.push('permission')
  if (!resourceCovers(wide.grant.resource ?? ANY, narrow.grant.resource ?? ANY)) gaps.push('resource')
  if (!scopeCovers(wide, narrow)) gaps.push('scope')
  if (!fieldsCover(wide.grant, narrow.grant)) gaps.push('fields')
  if (!conditionsCover(wide.grant.conditions ?? [], narrow.grant.conditions ?? [])) gaps.push('conditions')
  if (wide.during.from > narrow.during.from || wide.during.to < narrow.during.to) gaps.push('time')
  return gaps
}

/**
 * Scopes are relative to a person. A person's own rows are the least anybody can have, so every standard scope covers
 * them; beyond that the levels compare, and for known persons the departments or organizations behind them as well.
 * The departments of a person lie in their organizations.
 */
function scopeCovers({ grant: { scope: wide }, person: holder }: PlacedGrant, narrow: PlacedGrant): boolean {
  const { scope } = narrow.grant
  if (wide === 'tenant') return true
  if (typeof wide !== 'string' || typeof scope !== 'string') return sameCondition(wide, scope)
  if (STANDARD_SCOPES.indexOf(wide) < STANDARD_SCOPES.indexOf(scope)) return false
  // Who is in no organization reaches nothing by it, not even their own department.
  const inNone = holder?.organizationIds.length === 0
  if (wide === 'organization' && (scope === 'department' || scope === 'department-and-below') && inNone)
    return false
  if (scope === 'own' || !holder || !narrow.person) return true
  if (wide === 'organization') return isSubset(narrow.person.organizationIds, holder.organizationIds)
  return isSubset(departmentsOf(scope, narrow.person), departmentsOf(wide, holder))
}

function sameCondition(left: Scope, right: Scope): boolean {
  return typeof left !== 'string' && typeof right !== 'string' && left.condition === right.condition
}

function departmentsOf(scope: Scope, person: PolicyPerson): readonly string[] {
  return scope === 'department' ? person.departmentIds : person.departmentAndBelowIds
}

function fieldsCover(wide: Grant, narrow: Grant): boolean {
  const ceiling = fieldCeiling(narrow.permission)
  const named = [...Object.keys(wide.fields?.fields ?? {}), ...Object.keys(narrow.fields?.fields ?? {})]
  const others = rightReaches(
    wide.fields?.other ?? 'edit',
    weakerRight(narrow.fields?.other ?? 'edit', ceiling),
  )
  return (
    others &&
    named.every((fieldId) =>
      rightReaches(ruleRight(wide.fields, fieldId), weakerRight(ruleRight(narrow.fields, fieldId), ceiling)),
    )
  )
}

/** Every restriction on the wide grant has to be on the narrow one too, at least as tight. */
function conditionsCover(wide: readonly GrantCondition[], narrow: readonly GrantCondition[]): boolean {
  return wide.every((loose) => narrow.some((tight) => isTighter(tight, loose)))
}

function isTighter(tight: GrantCondition, loose: GrantCondition): boolean {
  if (tight.kind === 'custom' && loose.kind === 'custom') return tight.condition === loose.condition
  if (tight.kind === 'ip-range' && loose.kind === 'ip-range') return isSubset(tight.ranges, loose.ranges)
  if (tight.kind !== 'time-window' || loose.kind !== 'time-window') return false
  const sameHours = tight.from === loose.from && tight.to === loose.to && tight.zone === loose.zone
  return sameHours && (!loose.weekdays || isSubset(tight.weekdays ?? EVERY_DAY, loose.weekdays))
}

const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

function isSubset<T>(part: readonly T[], whole: readonly T[]): boolean {
  return part.every((value) => whole.includes(value))
}
