import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { endLinks } from '../account-token.ts'
import { readAccount } from '../find-account.ts'
import { mailAccount } from '../mail-account.ts'
import { proveEmail } from '../prove-email.ts'
import { addressRestoredMail } from '../recovery-mails.ts'
import { revokeSessions } from '../revoke-sessions.ts'
import { useUndoLink } from '../undo-token.ts'

export const undoEmail = defineOperation({
  id: 'identity.undoEmail',
  kind: 'command',
  method: 'POST',
  path: '/api/email/undo',
  summary: {
    zh: '撤销更换邮箱：用发往原邮箱的链接，72 小时内有效',
    en: 'Take a change of the address back with the link that went to the old one; all sessions end',
  },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 30,
  input: z.object({ token: z.string().min(1).max(100) }),
  output: z.object({ email: z.string() }),
  secretFields: ['token'],
  audit: false,
  run: async (context, { token }) => {
    const { transaction, locale } = context
    const { accountId, email } = await useUndoLink(context, token)
    const before = await readAccount(transaction, accountId)
    await proveEmail(context, accountId, email!)
    // Whoever changed the address may know the password and be signed in: the owner sets a new one by mail.
    await endLinks(transaction, accountId, ['resetPassword', 'activate', 'proveEmail'])
    await revokeSessions(context, accountId)
    for (const to of new Set([email!, before.email ?? email!])) {
      const words = addressRestoredMail(locale, before.name, email!)
      await mailAccount(context, { kind: 'addressRestored', to, ...words, secrets: [] })
    }
    return { email: email! }
  },
})
