import { z } from 'zod'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { isRightPassword } from '../check-password.ts'
import { readAccount } from '../find-account.ts'
import { phoneSchema } from '../login-schema.ts'
import { mailAccount } from '../mail-account.ts'
import { phoneChangedMail } from '../recovery-mails.ts'
import { announceSessionChange } from '../session-source.ts'
import { signedInAccount } from '../signed-in-account.ts'
import { requireTurns } from '../take-turn.ts'

const day = 24 * 3_600_000
/** Changes of one account in a day (P1.8). */
const changesADay = 5

/** Sets, changes or removes the phone number of one's account; the address that is proved is told (P1.8). */
export const changePhone = defineOperation({
  id: 'identity.changePhone',
  kind: 'command',
  method: 'POST',
  path: '/api/me/phone',
  summary: { zh: '设置、更换或移除手机号码', en: 'Set, change or remove my phone number' },
  access: 'account',
  transaction: 'identity',
  ratePerMinute: 20,
  input: z.object({
    /** null removes it. */
    phone: phoneSchema.nullable(),
    password: z.string().min(1).max(128),
  }),
  output: z.object({ phone: z.string().nullable() }),
  secretFields: ['password'],
  audit: () => ({ type: 'account' }),
  prepare: async (step, { password }) => {
    const find = async (context: OperationContext) => ({
      owner: await readAccount(context.transaction, signedInAccount(context).accountId),
    })
    const { found, isRight } = await isRightPassword(step, find, password)
    if (!isRight) throw invalidInput({ count: 1 }, [wrongPassword])
    return found.owner
  },
  run: async (context, { phone }, { id, name, email, email_proven, password_hash }) => {
    const { transaction, clock, locale } = context
    await requireTurns(transaction, [{ key: `phone ${id}`, limit: changesADay, window: day }], clock.now())
    // Whoever's password was changed while it was looked at has not proved anything.
    const { rows } = await transaction.query<{ before: string | null }>(
      `update account a set phone = $2 from account b
       where a.id = $1 and b.id = a.id and a.password_hash = $3
       returning b.phone as before`,
      [id, phone, password_hash],
    )
    if (!rows[0]) throw invalidInput({ count: 1 }, [wrongPassword])
    announceSessionChange(context, id)
    if (rows[0].before !== phone && email && email_proven) {
      const words = phoneChangedMail(locale, name, phone)
      await mailAccount(context, { kind: 'phoneChanged', to: email, ...words, secrets: [] })
    }
    return { phone }
  },
})

const wrongPassword: FieldError = {
  field: 'password',
  code: 'wrong_password',
  message: { zh: '当前密码不正确。', en: 'The current password is not right.' },
}
