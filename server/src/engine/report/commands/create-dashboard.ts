import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import { checkFilters } from '../dashboard-filters.ts'
import { checkItems } from '../find-dashboard.ts'
import { reportPlaces } from '../place-words.ts'
import { dashboardFiltersSchema, dashboardItemSchema, nameSchema } from '../report-row.ts'

export const createDashboard = defineOperation({
  id: 'dashboard.create',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/dashboards',
  summary: { zh: '新建仪表盘', en: 'Create a dashboard' },
  access: { permission: 'app.manage', on: ({ appId }) => ({ type: `app:${appId}` }) },
  places: reportPlaces,
  input: z.object({
    appId: z.uuid(),
    name: nameSchema,
    items: z.array(dashboardItemSchema).max(60).default([]),
    filters: dashboardFiltersSchema.default([]),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'dashboard', id, name }),
  run: async (context, { appId, name, items, filters }) => {
    await requireApp(context, appId, 'app.manage')
    await checkItems(context, appId, items)
    await checkFilters(context, appId, filters)
    const id = newId()
    const now = context.clock.now().toISOString()
    await context.db
      .insertInto('dashboard')
      .values({
        tenant_id: context.tenantId,
        id,
        app_id: appId,
        name,
        items: JSON.stringify(items),
        filters: JSON.stringify(filters),
        created_at: now,
        created_by: actorId(context.actor),
        updated_at: now,
      })
      .execute()
    return { id }
  },
})
