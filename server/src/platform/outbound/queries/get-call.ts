import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { callNotFound, outcomeWords } from '../errors.ts'

const callSchema = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  actorName: z.string(),
  purpose: z.string(),
  method: z.string(),
  /** With `{{secret.NAME}}` where secrets were; headers and body too. */
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
  state: z.enum(['queued', 'sending', 'answered', 'failed', 'refused', 'uncertain']),
  status: z.int().nullable(),
  /** Why it was refused or failed, and the same in words. */
  why: z.string().nullable(),
  whyWords: z.string().nullable(),
  detail: z.string().nullable(),
  /** Milliseconds until it was over. */
  took: z.int().nullable(),
  responseHeaders: z.record(z.string(), z.string()).nullable(),
  /** Its beginning, every secret hidden. */
  responseBody: z.string().nullable(),
  responseBytes: z.int().nullable(),
  finalUrl: z.string().nullable(),
  peer: z.string().nullable(),
  redirects: z.int(),
  replayOf: z.uuid().nullable(),
})

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
  output: callSchema,
  run: async ({ transaction, tenantId, locale }, { callId }) => {
    const { rows } = await transaction.query<Omit<z.output<typeof callSchema>, 'whyWords'>>(
      `select id, created_at as "createdAt", actor_name as "actorName", purpose, method, url, headers, body, state, status, why,
         detail, (extract(epoch from finished_at - sent_at) * 1000)::int as took, response_headers as "responseHeaders",
         response_body as "responseBody", response_bytes as "responseBytes", final_url as "finalUrl", peer, redirects,
         replay_of as "replayOf"
       from outbound_call where tenant_id = $1 and id = $2`,
      [tenantId, callId],
    )
    if (!rows[0]) throw callNotFound()
    return { ...rows[0], whyWords: outcomeWords(rows[0].why, locale) }
  },
})
