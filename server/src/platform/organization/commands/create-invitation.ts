import { z } from 'zod'
import { emailSchema } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { readGivenRoles } from '../../permission/index.ts'
import { requireDepartment } from '../require-department.ts'
import { requireStranger } from '../require-stranger.ts'
import { shownLink } from '../send-invitation.ts'
import { writeInvitation } from '../write-invitation.ts'

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
  transaction: 'identity',
  input: z.object({
    /** Mailed there, and the account gets it; absent: whoever has the link may join. */
    email: emailSchema.optional(),
    /** Absent: the root department. */
    departmentId: z.uuid().optional(),
    roleIds: z.array(z.uuid()).max(50).default([]),
  }),
  output: z.object({
    id: z.uuid(),
    /**
     * Path of the page that accepts it, with its secret behind `#`. Told this once: only a hash of it is kept. null where
     * the invitation names an address: the link that proves it stands in the mail only.
     */
    link: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  }),
  secretOutput: 'acts again',
  audit: ({ email }, { id }) => ({ type: 'invitation', id, ...(email ? { name: email } : {}) }),
  run: async (context, { email, departmentId, roleIds }) => {
    const roles = await readGivenRoles(context.transaction, context.tenantId, roleIds)
    if (departmentId) await requireDepartment(context, departmentId)
    if (email) await requireStranger(context, email)
    const { id, token, expiresAt } = await writeInvitation(context, { email, departmentId, roleIds: roles })
    return { id, link: await shownLink(context, email ?? null, token), expiresAt }
  },
})
