import { z } from 'zod'
import { recordAct } from '../../audit/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { notAMember, sessionNotFound } from '../errors.ts'
import { inTenant } from '../in-tenant.ts'
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
  // Written where one enters: the workspace one comes from is not told of others.
  audit: false,
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
    const { memberId: actorId, memberName: name } = chosen
    await inTenant(transaction, tenantId, () =>
      recordAct(context, transaction, {
        tenantId,
        actorId,
        actorName: name,
        target: { type: 'member', id: actorId, name },
      }),
    )
    return { tenantId, memberId: chosen.memberId, tenantName: chosen.tenantName }
  },
})
