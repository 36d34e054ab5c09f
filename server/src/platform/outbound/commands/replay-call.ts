import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { noteCall } from '../call-log.ts'
import { callNotFound, notReplayable } from '../errors.ts'
import { makeCall } from '../jobs/make-call.ts'
import type { Purpose } from '../purposes.ts'
import type { OutboundRequest } from '../request.ts'

export const replayCall = defineOperation({
  id: 'outbound.replay',
  kind: 'command',
  method: 'POST',
  path: '/api/outbound/calls/:callId/replay',
  summary: {
    zh: '重新发送一个外部请求，使用密钥的当前内容',
    en: 'Send a call once more, with what its secrets hold now',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({ callId: z.uuid() }),
  output: z.object({ callId: z.uuid() }),
  audit: ({ callId }) => ({ type: 'outbound', id: callId }),
  run: async (context, { callId: replayOf }) => {
    const { transaction, clock, actor, tenantId } = context
    const { rows } = await transaction.query<OutboundRequest & { purpose: Purpose }>(
      'select method, url, headers, body, purpose from outbound_call where tenant_id = $1 and id = $2',
      [tenantId, replayOf],
    )
    if (!rows[0]) throw callNotFound()
    const { purpose, ...request } = rows[0]
    // Its content was not kept, and whoever gets it would get it twice.
    if (purpose === 'notice') throw notReplayable()
    const callId = await noteCall(transaction, clock.now(), {
      request,
      purpose,
      actor,
      state: 'queued',
      replayOf,
    })
    context.enqueue(makeCall, { callId })
    return { callId }
  },
})
