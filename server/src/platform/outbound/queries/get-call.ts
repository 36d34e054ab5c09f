import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { type CallRow, callColumns, callSchema, viewCall } from '../call-view.ts'
import { callNotFound } from '../errors.ts'

const detailSchema = callSchema.extend({
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
  detail: z.string().nullable(),
  responseHeaders: z.record(z.string(), z.string()).nullable(),
  /** Its beginning, every secret hidden. */
  responseBody: z.string().nullable(),
  responseBytes: z.int().nullable(),
  finalUrl: z.string().nullable(),
  peer: z.string().nullable(),
  redirects: z.int(),
  replayOf: z.uuid().nullable(),
})

type DetailRow = CallRow & Omit<z.output<typeof detailSchema>, keyof CallRow | 'whyWords'>

export const getCall = defineOperation({
  id: 'outbound.getCall',
  kind: 'query',
  method: 'GET',
  path: '/api/outbound/calls/:callId',
  summary: {
    zh: '一个外部请求及其响应（密钥已隐去）',
    en: 'One call and what came back, every secret hidden',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({ callId: z.uuid() }),
  output: detailSchema,
  run: async ({ transaction, tenantId, locale }, { callId }) => {
    const { rows } = await transaction.query<DetailRow>(
      `select ${callColumns}, headers, body, detail, response_headers as "responseHeaders",
         response_body as "responseBody", response_bytes as "responseBytes", final_url as "finalUrl", peer, redirects,
         replay_of as "replayOf"
       from outbound_call where tenant_id = $1 and id = $2`,
      [tenantId, callId],
    )
    if (!rows[0]) throw callNotFound()
    return viewCall(rows[0], locale)
  },
})
