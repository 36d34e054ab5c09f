import { z } from 'zod'
import { hashToken, invalidInput, newId } from '../../../kernel/index.ts'
import { emailSchema } from '../../identity/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { readGivenRoles } from '../../permission/index.ts'
import { tooManyInvitations } from '../errors.ts'
import { newInvitationToken } from '../invitation-token.ts'
import { requireDepartment } from '../require-department.ts'
import { revokeInvitationsTo } from '../revoke-invitations.ts'
import { invitationLifetime, invitationPath, sendInvitation } from '../send-invitation.ts'

/** Invitations open at a time in one tenant: a leaked right to invite stays small. */
const openLimit = 500
/** What became of invitations is told so long; the audit log keeps it longer. */
const keepClosed = 30 * 86_400_000

export const createInvitation = defineOperation({
  id: 'invitation.create',
  kind: 'command',
  method: 'POST',
  path: '/api/invitations',
  summary: {
    zh: '邀请成员：生成只能使用一次的链接',
    en: 'Invite somebody: a link that makes one person a member, within seven days',
  },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({
    /** Mailed there, and the account gets it; absent: whoever has the link may join. */
    email: emailSchema.optional(),
    /** Absent: the root department. */
    departmentId: z.uuid().optional(),
    roleIds: z.array(z.uuid()).max(50).default([]),
  }),
  output: z.object({
    id: z.uuid(),
    /** Path and query of the page that accepts it. Told this once: only a hash of it is kept. */
    link: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  secretOutput: 'acts again',
  audit: ({ email }, { id }) => ({ type: 'invitation', id, ...(email ? { name: email } : {}) }),
  run: async (context, { email, departmentId, roleIds }) => {
    const { db, transaction, tenantId, actor, clock } = context
    const roles = await readGivenRoles(transaction, tenantId, roleIds)
    if (departmentId) await requireDepartment(context, departmentId)
    if (email) {
      await requireStranger(context, email)
      await revokeInvitationsTo(context, email)
    }
    await makeRoom(context)
    const [id, token, now] = [newId(), newInvitationToken(tenantId), clock.now()]
    const expiresAt = new Date(now.getTime() + invitationLifetime).toISOString()
    const invitation = {
      tenant_id: tenantId,
      id,
      token_hash: hashToken(token),
      email: email ?? null,
      department_id: departmentId ?? null,
      created_by: actor.kind === 'member' ? actor.memberId : null,
      created_at: now.toISOString(),
      expires_at: expiresAt,
    }
    await db.insertInto('invitation').values(invitation).execute()
    if (roles.length > 0) {
      const given = roles.map((role_id) => ({ tenant_id: tenantId, invitation_id: id, role_id }))
      await db.insertInto('invitation_role').values(given).execute()
    }
    if (email) await sendInvitation(context, email, token)
    return { id, link: invitationPath(token), expiresAt }
  },
})

/** @throws invalidInput naming `email` when its owner is a member already */
async function requireStranger({ transaction, tenantId }: OperationContext, email: string): Promise<void> {
  const { rowCount } = await transaction.query(
    'select 1 from member where tenant_id = $1 and lower(email) = lower($2) limit 1',
    [tenantId, email],
  )
  if (!rowCount) return
  throw invalidInput({ count: 1 }, [
    {
      field: 'email',
      code: 'taken',
      message: {
        zh: '这个邮箱的主人已经是工作区成员。',
        en: 'The owner of this email is already a member of this workspace.',
      },
    },
  ])
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
