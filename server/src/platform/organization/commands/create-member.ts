import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import {
  createAccount,
  emailSchema,
  findAccountByEmail,
  newPassword,
  requirePasswordPolicy,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { builtInRoleId, readGivenRoles } from '../../permission/index.ts'
import { addMember } from '../add-member.ts'
import { rootDepartmentId } from '../department-tree.ts'
import { requireDepartment } from '../require-department.ts'

const input = z.object({
  name: z.string().trim().min(1).max(60),
  email: emailSchema,
  username: usernameSchema.optional(),
  /** Absent: a one-time password is made and returned. */
  password: z.string().max(128).optional(),
  /** Absent: the root department. */
  departmentId: z.uuid().optional(),
  roleIds: z.array(z.uuid()).max(50).default([]),
  title: z.string().trim().max(60).default(''),
})

export const createMember = defineOperation({
  id: 'member.create',
  kind: 'command',
  method: 'POST',
  path: '/api/members',
  summary: { zh: '添加成员', en: 'Add a member, with an account when there is none for the email' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  transaction: 'identity',
  input,
  output: z.object({
    id: z.uuid(),
    /** Told this once, when no password was given for a new account. */
    oneTimePassword: z.string().nullable(),
    /** The person had an account already and keeps its password. */
    existingAccount: z.boolean(),
  }),
  secretFields: ['password'],
  secretOutput: ['oneTimePassword'],
  audit: ({ name }, { id }) => ({ type: 'member', id, name }),
  run: async (context, given) => {
    const { transaction, tenantId, clock } = context
    const roleIds = await readGivenRoles(transaction, tenantId, given.roleIds)
    if (given.departmentId) await requireDepartment(context, given.departmentId)
    const account = await accountFor(context, given)
    const member = {
      tenantId,
      accountId: account.id,
      name: given.name,
      email: given.email,
      username: account.username,
      departmentId: given.departmentId ?? (await rootDepartmentId(transaction, tenantId)) ?? undefined,
      title: given.title,
      roleIds: [...roleIds, await builtInRoleId(transaction, tenantId, 'member')],
    }
    const id = await whenTaken(memberTaken, () => addMember(transaction, member, clock.now()))
    return { id, oneTimePassword: account.oneTimePassword, existingAccount: account.existing }
  },
})

const memberTaken = {
  member_account: {
    field: 'email',
    message: {
      zh: '这个邮箱的主人已经是工作区成员。',
      en: 'The owner of this email is already a member of this workspace.',
    },
  },
}

/** The account of the email, else a new one. Who is given a password by somebody else must change it (P1.7). */
async function accountFor({ transaction, clock, actor }: OperationContext, given: z.output<typeof input>) {
  const existing = await findAccountByEmail(transaction, given.email)
  if (existing) {
    return {
      id: existing.id,
      username: existing.username ?? undefined,
      existing: true,
      oneTimePassword: null,
    }
  }
  if (given.password !== undefined) await requirePasswordPolicy(given.password, given)
  const oneTimePassword = given.password === undefined ? newPassword() : null
  const id = await createAccount(
    transaction,
    {
      name: given.name,
      email: given.email,
      username: given.username,
      password: given.password ?? oneTimePassword!,
      mustChangePassword: actor.kind !== 'system',
    },
    clock.now(),
  )
  return { id, username: given.username, existing: false, oneTimePassword }
}
