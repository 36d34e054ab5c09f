import { z } from 'zod'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { issueToken } from '../account-token.ts'
import { isRightPassword } from '../check-password.ts'
import { findAccountByEmail, readAccount } from '../find-account.ts'
import { emailSchema } from '../login-schema.ts'
import { mailAccount } from '../mail-account.ts'
import { mailTurns } from '../mail-turns.ts'
import { addressMail } from '../recovery-mails.ts'
import { signedInAccount } from '../signed-in-account.ts'
import { requireTurns } from '../take-turn.ts'

const lifetime = 24 * 3_600_000

export const requestEmail = defineOperation({
  id: 'identity.requestEmail',
  kind: 'command',
  method: 'POST',
  path: '/api/me/email/request',
  summary: {
    zh: '更换或确认邮箱：向新邮箱发送验证码',
    en: 'Use an email address: a code goes there; the old one stays until it is confirmed',
  },
  access: 'account',
  transaction: 'identity',
  ratePerMinute: 20,
  input: z.object({ email: emailSchema, password: z.string().min(1).max(128) }),
  output: z.object({ email: z.string() }),
  secretFields: ['password'],
  secretOutput: 'acts again',
  audit: false,
  prepare: async (step, { password }) => {
    const find = async (context: OperationContext) => ({
      owner: await readAccount(context.transaction, signedInAccount(context).accountId),
    })
    const { found, isRight } = await isRightPassword(step, find, password)
    if (!isRight) throw invalidInput({ count: 1 }, [wrongPassword])
    return found.owner
  },
  run: async (context, { email }, account) => {
    const { transaction, clock, locale } = context
    const accountId = account.id
    await requireTurns(transaction, mailTurns(email), clock.now())
    const owner = await findAccountByEmail(transaction, email)
    // The same answer for an address that is somebody else's: nobody finds out by asking here.
    if (owner && owner.id !== accountId) return { email }
    const { code } = await issueToken(
      transaction,
      { accountId, purpose: 'proveEmail', email, lifetime },
      clock.now(),
    )
    const mail = { kind: 'addressCode', to: email, ...addressMail(locale, account.name, code) } as const
    await mailAccount(context, { ...mail, secrets: [code] })
    return { email }
  },
})

const wrongPassword: FieldError = {
  field: 'password',
  code: 'wrong_password',
  message: { zh: '当前密码不正确。', en: 'The current password is not right.' },
}
