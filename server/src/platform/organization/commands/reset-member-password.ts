import { z } from 'zod'
import { hashPassword, newPassword, resetAccountPassword } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { memberElsewhere } from '../errors.ts'
import { readPresentMember } from '../read-member.ts'

export const resetMemberPassword = defineOperation({
  id: 'member.resetPassword',
  kind: 'command',
  method: 'POST',
  path: '/api/members/:memberId/reset-password',
  summary: { zh: '重置成员密码', en: 'Give a member a one-time password; all sessions end' },
  access: { permission: 'member.manage' },
  // Who sets somebody's password can act as them.
  actsOnPeople: ({ memberId }) => ({ memberId }),
  transaction: 'identity',
  input: z.object({ memberId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string(), oneTimePassword: z.string() }),
  // A repeated call gives another password: the one before was not read by anybody.
  secretOutput: 'acts again',
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  prepare: async (read, { memberId }) => {
    await read((context) => readPresentMember(context, memberId))
    const oneTimePassword = newPassword()
    return { oneTimePassword, passwordHash: await hashPassword(oneTimePassword) }
  },
  run: async (context, { memberId }, { oneTimePassword, passwordHash }) => {
    const member = await readPresentMember(context, memberId)
    const isGiven = await resetAccountPassword(context, member.account_id, passwordHash)
    if (!isGiven) throw memberElsewhere({ name: member.name })
    return { id: memberId, name: member.name, oneTimePassword }
  },
})
