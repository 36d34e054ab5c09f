import { nameText } from '@sluice/form'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { checkAggregate } from '../aggregate-table/check-definition.ts'
import { aggregateDefinitionSchema } from '../aggregate-table/definition.ts'
import { findTable } from '../aggregate-table/find-table.ts'
import { aggregatePlaces } from '../aggregate-table/place-words.ts'
import { saveTable } from '../aggregate-table/save-table.ts'

export const updateAggregateTable = defineOperation({
  id: 'aggregate.update',
  kind: 'command',
  method: 'PUT',
  path: '/api/aggregates/:aggregateId',
  summary: { zh: '修改聚合表', en: 'Change an aggregate table' },
  access: 'member',
  places: aggregatePlaces,
  input: z.object({ aggregateId: z.uuid(), name: nameText(100), definition: aggregateDefinitionSchema }),
  output: z.object({ id: z.uuid() }),
  audit: ({ aggregateId, name }) => ({ type: 'aggregate', id: aggregateId, name }),
  run: async (context, { aggregateId: id, name, definition }) => {
    const { appId } = await findTable(context, id)
    const forms = await checkAggregate(context, appId, definition)
    await saveTable(context, appId, { id, name, definition }, forms)
    return { id }
  },
})
