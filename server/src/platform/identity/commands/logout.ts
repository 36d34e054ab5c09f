import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { announceSessionChange } from '../session-source.ts'

export const logout = defineOperation({
  id: 'identity.logout',
  kind: 'command',
  method: 'POST',
  path: '/api/logout',
  summary: { zh: '退出登录', en: 'Sign out' },
  access: 'public',
  transaction: 'identity',
  input: z.object({}),
  output: z.object({ signedOut: z.boolean() }),
  run: async (context) => {
    const { actor, transaction, clock, response } = context
    response.clearSession = true
    const signedIn = actor.kind === 'account' || actor.kind === 'member'
    if (!signedIn || !actor.sessionId) return { signedOut: false }
    await transaction.query('update session set revoked_at = $2 where id = $1 and revoked_at is null', [
      actor.sessionId,
      clock.now(),
    ])
    announceSessionChange(context, actor.accountId)
    return { signedOut: true }
  },
})
