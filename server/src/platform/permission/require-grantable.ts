import { type Escalation, findEscalations, type Grant, type PolicyPerson } from '@sluice/policy'
import { unauthenticated } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { escalation } from './errors.ts'
import { loadRules } from './load-rules.ts'

export interface GrantableProposal {
  roleIds?: readonly string[]
  grants?: readonly Grant[]
  /** Who gets them, when it is one existing member. */
  memberId?: string
}

/**
 * Nobody grants what they do not hold (P4.4): roles given to a member, or grants written into a role.
 * @throws escalation naming what the actor lacks
 */
export async function requireGrantable(
  context: OperationContext,
  proposal: GrantableProposal,
): Promise<void> {
  const { actor, transaction, tenantId } = context
  if (actor.kind === 'system') return
  const loaded = await loadRules(transaction, tenantId, context.memberId, {
    everyRole: true,
    purpose: 'comparison',
  })
  if (!loaded) throw unauthenticated()
  const to = proposal.memberId ? await receiver(context, proposal.memberId) : undefined
  const found = findEscalations(loaded.person, loaded.rules, context.clock.now().getTime(), {
    ...(proposal.roleIds ? { roleIds: proposal.roleIds } : {}),
    ...(proposal.grants ? { grants: proposal.grants } : {}),
    ...(to ? { to } : {}),
  })
  if (found.length > 0) throw escalation({ missing: [...new Set(found.map(describe))].join(', ') })
}

async function receiver(context: OperationContext, memberId: string): Promise<PolicyPerson | undefined> {
  const options = { everyRole: false, purpose: 'comparison' } as const
  return (await loadRules(context.transaction, context.tenantId, memberId, options))?.person
}

function describe({ grant }: Escalation): string {
  return grant.resource && grant.resource !== '*'
    ? `${grant.permission} (${grant.resource})`
    : grant.permission
}
