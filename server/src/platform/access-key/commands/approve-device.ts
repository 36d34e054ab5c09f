import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { keyNotFound } from '../errors.ts'
import { announceKeyChange } from '../load-key.ts'

export const approveDevice = defineOperation({
  id: 'accessKey.approveDevice',
  kind: 'command',
  method: 'POST',
  path: '/api/access-keys/:keyId/approve',
  summary: {
    zh: '批准设备：此后它按项目的范围调用接口',
    en: 'Let a device in; from now on it calls within the bounds of its project',
  },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({ keyId: z.uuid() }),
  output: z.null(),
  audit: ({ keyId }) => ({ type: 'accessKey', id: keyId }),
  run: async (context, { keyId }) => {
    const { transaction, tenantId, clock, services } = context
    const { rows } = await transaction.query<{ memberId: string }>(
      `select member_id as "memberId" from access_key
       where tenant_id = $1 and id = $2 and kind = 'device' for update`,
      [tenantId, keyId],
    )
    if (!rows[0]) throw keyNotFound()
    // The device acts as that member.
    await services.policies.guardPeople(context, rows[0], async () => {
      await transaction.query(
        `update access_key set approved_at = coalesce(approved_at, $3) where tenant_id = $1 and id = $2`,
        [tenantId, keyId, clock.now()],
      )
    })
    announceKeyChange(context, keyId)
    return null
  },
})
