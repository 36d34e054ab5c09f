import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { sessionNotFound } from '../errors.ts'
import { announceSessionChange } from '../session-source.ts'
import { signedInAccount } from '../signed-in-account.ts'

export const revokeSession = defineOperation({
  id: 'identity.revokeSession',
  kind: 'command',
  method: 'POST',
  path: '/api/me/sessions/:sessionId/revoke',
  summary: { zh: '结束一个登录会话', en: 'End one of my sessions' },
  access: 'account',
  transaction: 'identity',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: (_, { id }) => ({ type: 'session', id }),
  run: async (context, { sessionId }) => {
    const { accountId } = signedInAccount(context)
    const { rowCount } = await context.transaction.query(
      'update session set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null',
      [sessionId, accountId, context.clock.now()],
    )
    if (!rowCount) throw sessionNotFound()
    announceSessionChange(context, accountId)
    return { id: sessionId }
  },
})
