import { z } from 'zod'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { endLinks } from '../account-token.ts'
import { isRightPassword } from '../check-password.ts'
import { readAccount } from '../find-account.ts'
import { hashPassword } from '../password.ts'
import { passwordOwner } from '../password-owner.ts'
import { passwordProblems } from '../password-policy.ts'
import { revokeSessions } from '../revoke-sessions.ts'
import { signedInAccount } from '../signed-in-account.ts'

export const changePassword = defineOperation({
  id: 'identity.changePassword',
  kind: 'command',
  method: 'POST',
  path: '/api/me/password',
  summary: { zh: '修改密码', en: 'Change my password; all my other sessions end' },
  access: 'account',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({
    currentPassword: z.string().min(1).max(128),
    newPassword: z.string().min(1).max(128),
  }),
  output: z.object({ endedSessions: z.int() }),
  secretFields: ['currentPassword', 'newPassword'],
  audit: () => ({ type: 'account' }),
  prepare: async (step, { currentPassword, newPassword }) => {
    const { found, isRight } = await isRightPassword(
      step,
      async (context) => {
        const { transaction } = context
        const account = await readAccount(transaction, signedInAccount(context).accountId)
        const names = await passwordOwner(transaction, account)
        const problems = await passwordProblems(context.services, newPassword, names, 'newPassword')
        if (newPassword === currentPassword) problems.push(samePassword)
        if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
        return { owner: account }
      },
      currentPassword,
    )
    if (!isRight) throw invalidInput({ count: 1 }, [wrongPassword])
    return { before: found.owner.password_hash, after: await hashPassword(newPassword) }
  },
  run: async (context, _, { before, after }) => {
    const { transaction, clock, origin } = context
    const { accountId, sessionId } = signedInAccount(context)
    // The condition on the hash lets one of two changes at the same moment win.
    const { rowCount } = await transaction.query(
      `update account set password_hash = $2, must_change_password = false, password_changed_at = $3,
         status = case status when 'pending' then 'active' else status end,
         activated_at = coalesce(activated_at, $3), activated_ip = coalesce(activated_ip, $5)
       where id = $1 and password_hash = $4`,
      [accountId, after, clock.now(), before, origin.ip ?? null],
    )
    if (!rowCount) throw invalidInput({ count: 1 }, [wrongPassword])
    await endLinks(transaction, accountId)
    return { endedSessions: await revokeSessions(context, accountId, sessionId) }
  },
})

const wrongPassword: FieldError = {
  field: 'currentPassword',
  code: 'wrong_password',
  message: { zh: '当前密码不正确。', en: 'The current password is not right.' },
}
const samePassword: FieldError = {
  field: 'newPassword',
  code: 'same_password',
  message: { zh: '新密码不能与当前密码相同。', en: 'The new password must differ from the current one.' },
}
