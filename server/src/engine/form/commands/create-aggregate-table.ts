import { nameText } from '@sluice/form'
import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import { checkAggregate } from '../aggregate-table/check-definition.ts'
import { aggregateDefinitionSchema } from '../aggregate-table/definition.ts'
import { aggregatePlaces } from '../aggregate-table/place-words.ts'
import { saveTable } from '../aggregate-table/save-table.ts'

export const createAggregateTable = defineOperation({
  id: 'aggregate.create',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/aggregates',
  summary: { zh: '新建聚合表', en: 'Make an aggregate table' },
  access: { permission: 'app.manage', on: ({ appId }) => ({ type: `app:${appId}` }) },
  places: aggregatePlaces,
  input: z.object({ appId: z.uuid(), name: nameText(100), definition: aggregateDefinitionSchema }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'aggregate', id, name }),
  run: async (context, { appId, name, definition }) => {
    await requireApp(context, appId, 'app.manage')
    const forms = await checkAggregate(context, appId, definition)
    const id = newId()
    await saveTable(context, appId, { id, name, definition }, forms)
    return { id }
  },
})
