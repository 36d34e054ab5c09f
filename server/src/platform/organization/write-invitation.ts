import { hashToken, newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { tooManyInvitations } from './errors.ts'
import { newInvitationToken } from './invitation-token.ts'
import { revokeInvitationsTo } from './revoke-invitations.ts'
import { invitationLifetime, sendInvitation } from './send-invitation.ts'

/** Invitations open at a time in one tenant: a leaked right to invite stays small. */
const openLimit = 500
/** What became of invitations is told so long; the audit log keeps it longer. */
const keepClosed = 30 * 86_400_000

export interface NewInvitation {
  email?: string | undefined
  departmentId?: string | undefined
  title?: string | undefined
  roleIds: readonly string[]
}

export interface WrittenInvitation {
  id: string
  /** Secret of the link that whoever invites passes on. */
  token: string
  expiresAt: string
}

/**
 * Keeps an invitation and mails it where it names an address; an older one to the same address ends.
 * @throws tooManyInvitations
 */
export async function writeInvitation(
  context: OperationContext,
  { email, departmentId, title = '', roleIds }: NewInvitation,
): Promise<WrittenInvitation> {
  const { transaction, tenantId, actor, clock } = context
  if (email) await revokeInvitationsTo(context, email)
  await makeRoom(context)
  const [id, token, mailToken, now] = [
    newId(),
    newInvitationToken(tenantId),
    newInvitationToken(tenantId),
    clock.now(),
  ]
  const expiresAt = new Date(now.getTime() + invitationLifetime).toISOString()
  await transaction.query(
    `insert into invitation (tenant_id, id, token_hash, mail_token_hash, email, department_id, title, created_by, created_at,
       expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tenantId,
      id,
      hashToken(token),
      email ? hashToken(mailToken) : null,
      email ?? null,
      departmentId ?? null,
      title,
      actor.kind === 'member' ? actor.memberId : null,
      now,
      expiresAt,
    ],
  )
  await transaction.query(
    `insert into invitation_role (tenant_id, invitation_id, role_id)
     select $1, $2, role_id from unnest($3::uuid[]) as role_id`,
    [tenantId, id, roleIds],
  )
  if (email) await sendInvitation(context, email, mailToken)
  return { id, token, expiresAt }
}

/** Forgets what was closed long ago. @throws tooManyInvitations */
async function makeRoom({ transaction, tenantId, clock }: OperationContext): Promise<void> {
  await transaction.query(
    'delete from invitation where tenant_id = $1 and least(accepted_at, revoked_at, expires_at) < $2',
    [tenantId, new Date(clock.now().getTime() - keepClosed)],
  )
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*)::int as count from invitation
     where tenant_id = $1 and accepted_at is null and revoked_at is null`,
    [tenantId],
  )
  if (rows[0]!.count >= openLimit) throw tooManyInvitations({ limit: openLimit })
}
