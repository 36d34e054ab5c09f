import { z } from 'zod'
import { hashToken, invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { endLinks } from '../account-token.ts'
import { commitNow } from '../commit-now.ts'
import { codeEnded, linkExpired, linkUnknown } from '../errors.ts'
import { readAccount } from '../find-account.ts'
import { linkTo } from '../link-to.ts'
import { mailAccount } from '../mail-account.ts'
import { proveEmail } from '../prove-email.ts'
import { addressChangedMail } from '../recovery-mails.ts'
import { wrongCode } from '../registration.ts'
import { announceSessionChange } from '../session-source.ts'
import { signedInAccount } from '../signed-in-account.ts'
import { issueUndoLink } from '../undo-token.ts'

const tryLimit = 5

export const confirmEmail = defineOperation({
  id: 'identity.confirmEmail',
  kind: 'command',
  method: 'POST',
  path: '/api/me/email/confirm',
  summary: { zh: '用验证码确认邮箱', en: 'Confirm an email address with the code that went there' },
  // Only whoever is signed in as the account: an owner of an address who follows a stranger's mail gives nothing away.
  access: 'account',
  transaction: 'identity',
  ratePerMinute: 30,
  input: z.object({ code: z.string().trim().min(1).max(20) }),
  output: z.object({ email: z.string() }),
  secretFields: ['code'],
  secretOutput: 'acts again',
  audit: (_, { email }) => ({ type: 'account', name: email }),
  run: async (context, { code }) => {
    const { transaction, clock, locale } = context
    const { accountId } = signedInAccount(context)
    const { rows } = await transaction.query<{ email: string; hash: Buffer; expires: string; tries: number }>(
      `update account_token set code_tries = code_tries + 1
       where account_id = $1 and purpose = 'proveEmail' and used_at is null
       returning email, code_hash as hash, expires_at as expires, code_tries as tries`,
      [accountId],
    )
    await commitNow(transaction)
    const asked = rows[0]
    if (!asked) throw linkUnknown()
    if (clock.now().getTime() >= Date.parse(asked.expires)) throw linkExpired()
    if (asked.tries > tryLimit) throw codeEnded()
    if (!asked.hash.equals(hashToken(`${accountId} ${code.replace(/\s/g, '')}`))) {
      throw invalidInput({ count: 1 }, [wrongCode])
    }
    const before = await readAccount(transaction, accountId)
    await proveEmail(context, accountId, asked.email)
    // Links that went to the address before must not open the account any more.
    await endLinks(transaction, accountId, ['resetPassword', 'activate', 'proveEmail'])
    announceSessionChange(context, accountId)
    if (before.email && before.email_proven && before.email.toLowerCase() !== asked.email.toLowerCase()) {
      const old = { accountId, email: before.email }
      const token = await issueUndoLink(transaction, old, clock.now())
      const link = linkTo(context.services, 'undo-email', token)
      const words = addressChangedMail(locale, before.name, asked.email, link)
      await mailAccount(context, { kind: 'addressChanged', to: before.email, ...words, secrets: [token] })
    }
    return { email: asked.email }
  },
})
