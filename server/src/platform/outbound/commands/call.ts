import { boundedRecord } from '@sluice/form'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { noteCall } from '../call-log.ts'
import { makeCall } from '../jobs/make-call.ts'
import { checkRequest, outboundMethods } from '../request.ts'

export const callOutside = defineOperation({
  id: 'outbound.call',
  kind: 'command',
  method: 'POST',
  path: '/api/outbound/calls',
  summary: {
    zh: '向外部系统发送一个请求，结果见请求记录',
    en: 'Send a request to another system; what becomes of it stands in the log of calls',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({
    method: z.enum(outboundMethods).default('GET'),
    /** http or https; `{{secret.NAME}}` stands for a secret, here and below. */
    url: z.string().trim().min(1).max(2048),
    headers: boundedRecord(z.string().min(1).max(100), z.string().max(4000), 50).default({}),
    body: z.string().max(65_536).nullable().default(null),
  }),
  output: z.object({ callId: z.uuid() }),
  audit: ({ url }, { callId }) => ({ type: 'outbound', id: callId, name: url.slice(0, 200) }),
  run: async (context, request) => {
    checkRequest(request)
    const { transaction, clock, actor } = context
    const callId = await noteCall(transaction, clock.now(), {
      request,
      purpose: 'try',
      actor,
      state: 'queued',
    })
    context.enqueue(makeCall, { callId })
    return { callId }
  },
})
