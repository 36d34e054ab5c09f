import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { announceSessionChange } from '../session-source.ts'
import { signedInAccount } from '../signed-in-account.ts'

export const updateProfile = defineOperation({
  id: 'identity.updateProfile',
  kind: 'command',
  method: 'PATCH',
  path: '/api/me',
  summary: { zh: '修改个人资料', en: 'Change my name, language or theme' },
  access: 'account',
  transaction: 'identity',
  input: z.object({
    /** Changes it here and for new workspaces; other workspaces keep what they call me. */
    name: nameText(60).optional(),
    locale: z.enum(['zh', 'en']).optional(),
    theme: z.enum(['light', 'dark', 'system']).optional(),
  }),
  output: z.object({ accountId: z.uuid() }),
  audit: (_, { accountId }) => ({ type: 'account', id: accountId }),
  run: async (context, { name, locale, theme }) => {
    const { transaction, actor, clock } = context
    const { accountId } = signedInAccount(context)
    await transaction.query(
      'update account set name = coalesce($2, name), locale = coalesce($3, locale), theme = coalesce($4, theme) where id = $1',
      [accountId, name ?? null, locale ?? null, theme ?? null],
    )
    if (name && actor.kind === 'member') {
      await transaction.query(
        'update member set name = $3, updated_at = $4 where tenant_id = $1 and id = $2',
        [actor.tenantId, actor.memberId, name, clock.now()],
      )
    }
    announceSessionChange(context, accountId)
    return { accountId }
  },
})
