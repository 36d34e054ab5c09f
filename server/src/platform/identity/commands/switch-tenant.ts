import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { notAMember, sessionNotFound } from '../errors.ts'
import { membershipsOf } from '../memberships.ts'
import { announceSessionChange } from '../session-source.ts'
import { signedInAccount } from '../signed-in-account.ts'

export const switchTenant = defineOperation({
  id: 'identity.switchTenant',
  kind: 'command',
  method: 'POST',
  path: '/api/me/tenant',
  summary: { zh: '切换工作区', en: 'Move this session to another workspace of mine' },
  access: 'account',
  transaction: 'identity',
  input: z.object({ tenantId: z.uuid() }),
  output: z.object({ tenantId: z.uuid(), memberId: z.uuid(), tenantName: z.string() }),
  audit: (_, { tenantId, tenantName }) => ({ type: 'tenant', id: tenantId, name: tenantName }),
  run: async (context, { tenantId }) => {
    const { transaction } = context
    const { accountId, sessionId } = signedInAccount(context)
    const memberships = await membershipsOf(transaction, accountId)
    const chosen = memberships.find((membership) => membership.tenantId === tenantId)
    if (!chosen) throw notAMember()
    const { rowCount } = await transaction.query(
      `update session set active_tenant_id = $3, active_member_id = $4
       where id = $1 and account_id = $2 and revoked_at is null`,
      [sessionId ?? null, accountId, tenantId, chosen.memberId],
    )
    if (!rowCount) throw sessionNotFound()
    announceSessionChange(context, accountId)
    return { tenantId, memberId: chosen.memberId, tenantName: chosen.tenantName }
  },
})
