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
      /** Set when a program acts as the member, by a key. */
      accessKey?: ActorKey
    }
  | { kind: 'system'; tenantId?: string; name: string }

/** The key by which a program acts, and what of the member's rights it leaves. */
export interface ActorKey {
  id: string
  name: string
  /** Nothing that this role does not open; null for no such bound. */
  roleId: string | null
  /** Nothing outside these apps and forms, as `app:<id>` and `form:<id>`; none for no such bound. */
  resources: readonly string[]
}

/** Whether a key leaves less than all its member may do. */
export function isNarrowed({ roleId, resources }: ActorKey): boolean {
  return roleId !== null || resources.length > 0
}

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

/** Name that audit and history show; of a program also that of its key. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'anonymous'
  const key = actorKey(actor)
  return key ? `${actor.name}（${key.name}）` : actor.name
}

/** Key by which somebody acts, where a program does. */
export function actorKey(actor: Actor): ActorKey | undefined {
  return actor.kind === 'member' ? actor.accessKey : undefined
}
