/** Who acts. A member acts inside one tenant; an account is signed in without one; the system follows its own rules. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'account'; accountId: string; name: string; sessionId?: string }
  | {
      kind: 'member'
      accountId: string
      memberId: string
      tenantId: string
      name: string
      sessionId?: string
    }
  | { kind: 'system'; tenantId?: string; name: string }

export const anonymous: Actor = { kind: 'anonymous' }

/** Tenant an actor acts in, where there is one. */
export function tenantOf(actor: Actor): string | undefined {
  return actor.kind === 'member' || actor.kind === 'system' ? actor.tenantId : undefined
}

/** Id that audit and history show for an actor: the member, else the account. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'member') return actor.memberId
  if (actor.kind === 'account') return actor.accountId
  return null
}

export function actorName(actor: Actor): string {
  return actor.kind === 'anonymous' ? 'anonymous' : actor.name
}
