import { reportDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { checkDefinition } from '../check-definition.ts'
import { reportPlaces } from '../place-words.ts'
import { nameSchema } from '../report-row.ts'

export const createReport = defineOperation({
  id: 'report.create',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/reports',
  summary: { zh: '新建报表', en: 'Create a report' },
  access: { permission: 'app.manage', on: ({ appId }) => ({ type: `app:${appId}` }) },
  places: reportPlaces,
  input: z.object({ appId: z.uuid(), name: nameSchema, definition: reportDefinitionSchema }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'report', id, name }),
  run: async (context, { appId, name, definition }) => {
    await checkDefinition(context, appId, definition)
    const id = newId()
    const now = context.clock.now().toISOString()
    await context.db
      .insertInto('report')
      .values({
        tenant_id: context.tenantId,
        id,
        app_id: appId,
        name,
        definition: JSON.stringify(definition),
        created_at: now,
        created_by: actorId(context.actor),
        updated_at: now,
      })
      .execute()
    return { id }
  },
})
