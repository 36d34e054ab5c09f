import { z } from 'zod'
import { readAccount, sendAfterCommit, writeResetLink } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { noProvenAddress } from '../errors.ts'
import { presentMember, readPresentMember } from '../read-member.ts'

export const mailPasswordReset = defineOperation({
  id: 'member.mailPasswordReset',
  kind: 'command',
  method: 'POST',
  path: '/api/members/:memberId/mail-password-reset',
  summary: {
    zh: '向成员发送重置密码的邮件',
    en: 'Mail a member a link to set a new password; nobody else sees it, and nothing changes before they use it',
  },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  transaction: 'identity',
  ratePerMinute: 20,
  input: z.object({ memberId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  action: {
    on: 'member',
    record: 'memberId',
    name: { zh: '发送重置密码邮件', en: 'Mail a reset link' },
    icon: 'mail',
    confirm: {
      zh: '向已确认的邮箱发送一个链接，由本人设置新密码；使用链接之前什么都不会改变。',
      en: 'A link goes to the confirmed address, by which its owner sets a new password; nothing changes before it is used.',
    },
    when: presentMember,
  },
  run: async (context, { memberId }) => {
    const { services, transaction, locale } = context
    const member = await readPresentMember(context, memberId)
    const account = await readAccount(transaction, member.account_id)
    if (!account.email || !account.email_proven) throw noProvenAddress({ name: member.name })
    const mail = await writeResetLink(services, transaction, account, locale)
    if (mail) sendAfterCommit(context, mail)
    return { id: memberId, name: member.name }
  },
})
