import { z } from 'zod'
import { nameText, optionalNameText } from '../../../kernel/index.ts'
import {
  createAccount,
  emailSchema,
  findAccountByEmail,
  hashPassword,
  newPassword,
  requirePasswordPolicy,
  usernameFor,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { builtInRoleId, readGivenRoles } from '../../permission/index.ts'
import { addMember } from '../add-member.ts'
import { rootDepartmentId } from '../department-tree.ts'
import { mailMemberActivation } from '../mail-member-activation.ts'
import { requireDepartment } from '../require-department.ts'
import { requireStranger } from '../require-stranger.ts'
import { writeInvitation } from '../write-invitation.ts'

const input = z.object({
  name: nameText(60),
  email: emailSchema,
  username: usernameSchema.optional(),
  /** Absent: a one-time password is made and returned. */
  password: z.string().max(128).optional(),
  /** Absent: the root department. */
  departmentId: z.uuid().optional(),
  roleIds: z.array(z.uuid()).max(50).default([]),
  title: optionalNameText(60).default(''),
})

export const createMember = defineOperation({
  id: 'member.create',
  kind: 'command',
  method: 'POST',
  path: '/api/members',
  summary: {
    zh: '添加成员：为新邮箱建立账号；已有账号的人会收到邀请',
    en: 'Add a member with an account of this workspace; whoever has an account of their own is invited to join with it',
  },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  transaction: 'identity',
  input,
  output: z.object({
    /** The member; null when the person was invited and has yet to accept. */
    id: z.uuid().nullable(),
    /** The invitation of somebody who has an account already. */
    invitationId: z.uuid().nullable(),
    /** The person has an account, and was invited to join with it. */
    existingAccount: z.boolean(),
    /** What a new account signs in with: the address does only once its owner has proved it. */
    username: z.string().nullable(),
    /** Told this once, when no password was given for a new account. */
    oneTimePassword: z.string().nullable(),
  }),
  secretFields: ['password'],
  secretOutput: ['oneTimePassword'],
  audit: ({ name }, { id, invitationId }) =>
    id
      ? { type: 'member', id, name }
      : { type: 'invitation', ...(invitationId ? { id: invitationId } : {}), name },
  prepare: async (read, given) => {
    await read(async ({ transaction, tenantId, services }) => {
      await readGivenRoles(transaction, tenantId, given.roleIds)
      if (given.password === undefined) return
      await requirePasswordPolicy(services, given.password, { ...given, tenantIds: [tenantId] })
    })
    const oneTimePassword = given.password === undefined ? newPassword() : null
    return { oneTimePassword, passwordHash: await hashPassword(given.password ?? oneTimePassword!) }
  },
  run: async (context, given, password) => {
    const { transaction, tenantId } = context
    const roleIds = await readGivenRoles(transaction, tenantId, given.roleIds)
    if (given.departmentId) await requireDepartment(context, given.departmentId)
    await requireStranger(context, given.email)
    if (await findAccountByEmail(transaction, given.email)) {
      const { id: invitationId } = await writeInvitation(context, { ...given, roleIds })
      return { id: null, invitationId, existingAccount: true, username: null, oneTimePassword: null }
    }
    return {
      invitationId: null,
      existingAccount: false,
      ...(await addNewcomer(context, given, password, roleIds)),
    }
  },
})

/**
 * Makes an account that is this workspace's to manage, until the person proves the address or joins another. Who is given
 * a password by somebody else must change it (P1.7); by the link in the mail the owner of the address sets their own.
 */
async function addNewcomer(
  context: OperationContext,
  given: z.output<typeof input>,
  { oneTimePassword, passwordHash }: { oneTimePassword: string | null; passwordHash: string },
  roleIds: readonly string[],
) {
  const { transaction, tenantId, clock, actor } = context
  const { name, email, title } = given
  const username = given.username ?? (await usernameFor(transaction, email))
  const accountId = await createAccount(
    transaction,
    {
      name,
      email,
      username,
      passwordHash,
      managedBy: tenantId,
      mustChangePassword: actor.kind !== 'system',
    },
    clock.now(),
  )
  const id = await addMember(
    transaction,
    {
      tenantId,
      accountId,
      name,
      email,
      username,
      title,
      departmentId: given.departmentId ?? (await rootDepartmentId(transaction, tenantId)) ?? undefined,
      roleIds: [...roleIds, await builtInRoleId(transaction, tenantId, 'member')],
    },
    clock.now(),
  )
  if (actor.kind !== 'system') await mailMemberActivation(context, { accountId, name, email })
  return { id, username, oneTimePassword }
}
