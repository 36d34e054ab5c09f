import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { checkPassword } from '../check-password.ts'
import { commitNow } from '../commit-now.ts'
import { tooManyFailures, wrongCredentials } from '../errors.ts'
import { findAccountByLogin } from '../find-account.ts'
import { recordLogin } from '../record-login.ts'
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
  }),
  output: signedInSchema,
  secretFields: ['password'],
  audit: false,
  run: async (context, { login, password, remember }) => {
    const { transaction, clock } = context
    const account = await findAccountByLogin(transaction, login)
    const checked = await checkPassword(transaction, account, login, password, clock.now())
    await recordLogin(context, account?.id, recorded[checked.outcome])
    if (checked.outcome !== 'right') await commitNow(transaction)
    if (checked.outcome === 'locked') throw tooManyFailures({ minutes: checked.minutes })
    if (!account || checked.outcome === 'wrong') throw wrongCredentials()
    return signIn(context, { account, remembered: remember })
  },
})

const recorded = { right: 'signedIn', wrong: 'wrongPassword', locked: 'locked' } as const
