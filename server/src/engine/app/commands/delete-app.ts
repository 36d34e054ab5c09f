import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { confirmAppName } from '../errors.ts'
import { requireApp } from '../require-app.ts'

export const deleteApp = defineOperation({
  id: 'app.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/apps/:appId',
  summary: { zh: '删除应用（表单和数据保留）', en: 'Delete an app; its forms and records are kept' },
  access: 'member',
  input: z.object({
    appId: z.uuid(),
    /** The app's name, typed as confirmation. */
    name: z.string(),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ appId, name }) => ({ type: 'app', id: appId, name }),
  run: async (context, { appId, name }) => {
    const app = await requireApp(context, appId, 'app.manage')
    if (name.trim() !== app.name) throw confirmAppName({ name: app.name })
    await context.db
      .updateTable('app')
      .set({ deleted_at: context.clock.now().toISOString(), deleted_by: actorId(context.actor) })
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', appId)
      .execute()
    return { id: appId }
  },
})
