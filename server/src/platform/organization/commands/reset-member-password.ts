import { z } from 'zod'
import { hashPassword, newPassword, resetAccountPassword } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { memberElsewhere } from '../errors.ts'
import { presentMember, readPresentMember } from '../read-member.ts'

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
  action: {
    on: 'member',
    record: 'memberId',
    name: { zh: '重置密码', en: 'Reset the password' },
    icon: 'key',
    single: true,
    confirm: {
      zh: '原密码立即失效，所有设备退出登录；您会看到一个一次性密码，请交给本人。',
      en: 'The old password ends at once, on all devices; you are shown a one-time password to hand on.',
    },
    when: presentMember,
    tells: {
      oneTimePassword: {
        name: { zh: '一次性密码', en: 'One-time password' },
        help: {
          zh: '只显示这一次；首次登录时必须修改。',
          en: 'Shown only now; it has to be changed at the first login.',
        },
      },
    },
  },
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
