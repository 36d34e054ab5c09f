import type { ExplanationStep, GrantTrace, RefusalReason } from './explanation.ts'
import type { ActiveGrant, GrantIndex } from './grant-index.ts'
import type { HeldRole } from './held-roles.ts'
import type { Grant, PolicyRow, PolicyRules, ResourceRef } from './model.ts'
import { ANY, permissionCovers } from './pattern.ts'
import { planContains } from './plan-cap.ts'
import type { NodeMatch, PredicateNode } from './row-predicate.ts'

/** What a compiled policy knows about one permission. */
interface DecisionContext {
  readonly rules: PolicyRules
  readonly index: GrantIndex
  /** Rows the plan leaves open. */
  readonly cap: PredicateNode
  readonly matches: NodeMatch
}

/** The steps that led to a decision (P4.4): the granting chains for a yes, every near miss for a no. */
export function explainDecision(
  context: DecisionContext,
  allowed: boolean,
  permission: string,
  resource: ResourceRef | undefined,
): ExplanationStep[] {
  const candidates = context.index.grants(permission, resource)
  const examined = candidates.map((active) => ({
    active,
    reason: rowRefusal(context, active, resource?.row),
  }))
  if (allowed)
    return examined
      .filter(({ reason }) => reason === null)
      .map(({ active }) => ({ step: 'granted', grant: traceGrant(active.grant, active.held) }))
  if (!planContains(context.rules.cap, permission)) return [{ step: 'not-in-plan', permission }]
  const elsewhere = context.index
    .grantsOfPermission(permission)
    .filter((active) => !candidates.includes(active))
    .map((active) => refused(active.grant, active.held, { code: 'other-resource' }))
  const inactive = context.index.inactive
    .filter(({ grant }) => permissionCovers(grant.permission, permission))
    .map(({ grant, held, reason }) => refused(grant, held, reason))
  const steps = [
    ...examined.map(({ active, reason }) => refused(active.grant, active.held, reason!)),
    ...inactive,
    ...elsewhere,
  ]
  return steps.length > 0 ? steps : [{ step: 'no-grant', permission, resource: resource?.type ?? null }]
}

/** Why a grant that counts does not reach the row, or reaches no row at all; null when it does. */
function rowRefusal(
  { cap, matches }: DecisionContext,
  { reach: { node, scopeNode, conditionNodes } }: ActiveGrant,
  row: PolicyRow | undefined,
): RefusalReason | null {
  if (node.kind === 'none') return { code: 'scope-empty' }
  if (cap.kind === 'none') return { code: 'row-outside-plan-scope' }
  if (!row) return null
  if (!matches(scopeNode, row)) return { code: 'row-outside-scope' }
  const unmet = conditionNodes.filter((condition) => !matches(condition, row)).map(({ name }) => name)
  if (unmet.length > 0) return { code: 'row-condition-not-met', conditions: unmet }
  return matches(cap, row) ? null : { code: 'row-outside-plan-scope' }
}

function refused(grant: Grant, held: HeldRole, reason: RefusalReason): ExplanationStep {
  return { step: 'refused', grant: traceGrant(grant, held), reason }
}

function traceGrant(grant: Grant, held: HeldRole): GrantTrace {
  const { id: grantId, permission, resource = ANY, scope } = grant
  return { grantId, permission, resource, scope, roles: held.path }
}
