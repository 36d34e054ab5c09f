import { z } from 'zod'
import { readAccount, sendAfterCommit, writeResetLink } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { noProvenAddress } from '../errors.ts'
import { readPresentMember } from '../read-member.ts'

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
