import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { endLinks, useLink } from '../account-token.ts'
import { readAccount } from '../find-account.ts'
import { clearAttempts } from '../login-attempt.ts'
import { mailAccount, outboxOf } from '../mail-account.ts'
import { hashPassword } from '../password.ts'
import { passwordOwner } from '../password-owner.ts'
import { passwordProblems } from '../password-policy.ts'
import { proveEmail } from '../prove-email.ts'
import { changedMail } from '../recovery-mails.ts'
import { revokeSessions } from '../revoke-sessions.ts'

export const resetPassword = defineOperation({
  id: 'identity.resetPassword',
  kind: 'command',
  method: 'POST',
  path: '/api/password-reset',
  summary: {
    zh: '用邮件链接设置新密码',
    en: 'Set a new password with the link from the mail; all sessions end',
  },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({ token: z.string().min(1).max(100), newPassword: z.string().min(1).max(128) }),
  output: z.object({ email: z.string().nullable() }),
  secretFields: ['token', 'newPassword'],
  audit: false,
  prepare: (_, { newPassword }) => hashPassword(newPassword),
  run: async (context, { token, newPassword }, passwordHash) => {
    const { transaction, clock, origin } = context
    const link = await useLink(context, token, ['resetPassword', 'activate'])
    const { accountId } = link
    const account = await readAccount(transaction, accountId)
    const owner = await passwordOwner(transaction, account)
    const problems = await passwordProblems(context.services, newPassword, owner, 'newPassword')
    if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
    // Who reads the mail is the owner of the address, and from now on of the account.
    if (link.email) await proveEmail(context, accountId, link.email)
    await transaction.query(
      `update account set password_hash = $2, must_change_password = false, password_changed_at = $3,
         status = case status when 'pending' then 'active' else status end,
         activated_at = coalesce(activated_at, $3), activated_ip = coalesce(activated_ip, $4) where id = $1`,
      [accountId, passwordHash, clock.now(), origin.ip ?? null],
    )
    await endLinks(transaction, accountId)
    await clearAttempts(transaction, accountId)
    await revokeSessions(context, accountId)
    if (account.email) {
      await mailAccount(context, {
        kind: 'passwordChanged',
        to: account.email,
        ...changedMail(origin.locale, account.name),
        secrets: [],
        shownIn: await outboxOf(transaction, accountId),
      })
    }
    return { email: account.email }
  },
})
