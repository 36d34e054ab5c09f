import { z } from 'zod'
import { hashToken, invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { readAccount } from '../find-account.ts'
import { clearAttempts } from '../login-attempt.ts'
import { mailAccount } from '../mail-account.ts'
import { homeOf } from '../memberships.ts'
import { hashPassword } from '../password.ts'
import { passwordOwner } from '../password-owner.ts'
import { passwordProblems } from '../password-policy.ts'
import { changedMail } from '../recovery-mails.ts'
import { requireResetLink } from '../reset-link.ts'
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
  run: async (context, { token, newPassword }) => {
    const { transaction, clock, services, origin } = context
    const accountId = await requireResetLink(context, token, 'use')
    const account = await readAccount(transaction, accountId)
    const owner = await passwordOwner(transaction, account)
    const problems = await passwordProblems(newPassword, owner, 'newPassword')
    if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
    await transaction.query('update account_token set used_at = $2 where token_hash = $1', [
      hashToken(token),
      clock.now(),
    ])
    await transaction.query(
      'update account set password_hash = $2, must_change_password = false, password_changed_at = $3 where id = $1',
      [accountId, await hashPassword(newPassword), clock.now()],
    )
    await clearAttempts(transaction, accountId)
    await revokeSessions(context, accountId)
    const home = await homeOf(transaction, accountId)
    context.afterCommit(() => {
      if (!home || !account.email) return
      const mail = { to: account.email, ...changedMail(origin.locale, account.name) }
      mailAccount(services, origin, home.tenantId, mail).catch((error) =>
        services.log.error(error, 'password mail'),
      )
    })
    return { email: account.email }
  },
})
