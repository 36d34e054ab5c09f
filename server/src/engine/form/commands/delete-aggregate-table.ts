import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { findTable } from '../aggregate-table/find-table.ts'
import { removeTable } from '../aggregate-table/save-table.ts'

export const deleteAggregateTable = defineOperation({
  id: 'aggregate.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/aggregates/:aggregateId',
  summary: { zh: '删除聚合表', en: 'Delete an aggregate table' },
  access: 'member',
  input: z.object({ aggregateId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ aggregateId }) => ({ type: 'aggregate', id: aggregateId }),
  run: async (context, { aggregateId }) => {
    await findTable(context, aggregateId)
    await removeTable(context, aggregateId)
    return { id: aggregateId }
  },
})
