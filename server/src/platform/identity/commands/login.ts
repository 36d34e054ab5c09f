import { z } from 'zod'
import type { Transaction } from '../../../database/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { captchaSchema, requireLoginCaptcha } from '../captcha.ts'
import { checkPassword } from '../check-password.ts'
import { commitNow } from '../commit-now.ts'
import { notActivated, tooManyFailures, wrongCredentials } from '../errors.ts'
import { type FoundAccount, findAccountByLogin, readAccount } from '../find-account.ts'
import { attemptKey } from '../login-attempt.ts'
import { homeOf } from '../memberships.ts'
import { recordLogin } from '../record-login.ts'
import { claimRegistration, findPending, type Registration } from '../registration.ts'
import { signedInSchema, signIn } from '../sign-in.ts'

export const login = defineOperation({
  id: 'identity.login',
  kind: 'command',
  method: 'POST',
  path: '/api/login',
  summary: { zh: '登录', en: 'Sign in by email or username' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 120,
  input: z.object({
    /** Email or username. */
    login: z.string().trim().min(1).max(254),
    password: z.string().min(1).max(128),
    /** Stay signed in for 30 days instead of 12 idle hours. */
    remember: z.boolean().default(false),
    captcha: captchaSchema,
  }),
  output: signedInSchema,
  secretFields: ['password', 'captcha'],
  audit: false,
  prepare: (step, { login, password, captcha }) =>
    checkPassword(
      step,
      async (context) => {
        const { transaction, clock } = context
        const account = await findAccountByLogin(transaction, login)
        // Asked for everybody, so that who has registered and who has not take the same time.
        const pending = await findPending(transaction, login, clock.now())
        const waiting = account ? undefined : pending && asAccount(pending)
        const owner = account ?? waiting
        await requireLoginCaptcha(context, attemptKey(owner?.id, login), captcha)
        return { account, pending, waiting, owner }
      },
      { login, password },
    ),
  run: async (context, { remember }, { found, checked: judged }) => {
    const { transaction } = context
    const { account, pending, waiting } = found
    // Whoever lost the account, or whose password was changed, while it was looked at is not let in.
    const checked =
      !account || (await isAsBefore(transaction, account)) ? judged : { outcome: 'wrong' as const }
    const home = account && checked.outcome === 'right' ? await homeOf(transaction, account.id) : undefined
    const outcome = recorded[checked.outcome]
    await recordLogin(context, { accountId: account?.id, outcome, opened: home?.tenantId })
    if (waiting && checked.outcome === 'right') {
      const registration = await claimRegistration(transaction, waiting.id)
      await commitNow(transaction)
      throw notActivated({ registration, email: pending?.email })
    }
    if (checked.outcome !== 'right') await commitNow(transaction)
    if (checked.outcome === 'locked') throw tooManyFailures({ minutes: checked.minutes })
    if (!account || checked.outcome === 'wrong') throw wrongCredentials()
    return signIn(context, { account, remembered: remember, home })
  },
})

async function isAsBefore(transaction: Transaction, account: FoundAccount): Promise<boolean> {
  const { password_hash, status } = await readAccount(transaction, account.id)
  return password_hash === account.password_hash && status === account.status
}

/** Somebody who registered and has not proved the address: the password is checked like any other. */
function asAccount({ id, passwordHash }: Registration) {
  return { id, status: 'pending' as const, password_hash: passwordHash }
}

const recorded = { right: 'signedIn', wrong: 'wrongPassword', locked: 'locked' } as const
