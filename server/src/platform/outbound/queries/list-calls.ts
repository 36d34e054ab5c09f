import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { type CallRow, callColumns, callSchema, viewCall } from '../call-view.ts'

export const listCalls = defineOperation({
  id: 'outbound.listCalls',
  kind: 'query',
  method: 'GET',
  path: '/api/outbound/calls',
  summary: {
    zh: '外部请求记录（保留 30 天）',
    en: 'Calls to other systems of the last thirty days, newest first',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({ ...pageInputSchema, cursor: z.uuid().optional() }),
  output: pageOf(callSchema),
  run: async ({ transaction, tenantId, locale }, { cursor, limit }) => {
    const { rows } = await transaction.query<CallRow>(
      `select ${callColumns} from outbound_call where tenant_id = $1 and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [tenantId, cursor ?? null, limit + 1],
    )
    const items = rows.slice(0, limit).map((row) => viewCall(row, locale))
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
  },
})
