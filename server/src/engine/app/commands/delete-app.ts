import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { requireOwnApp } from '../built-in-app.ts'
import { confirmAppName } from '../errors.ts'
import { formsDeleted } from '../events.ts'
import { requireApp } from '../require-app.ts'
import { tellFormsChanged } from '../tell-forms-changed.ts'

export const deleteApp = defineOperation({
  id: 'app.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/apps/:appId',
  summary: { zh: '删除应用，连同表单移入回收站', en: 'Delete an app with its forms; both can be restored' },
  access: 'member',
  input: z.object({
    appId: z.uuid(),
    /** The app's name, typed as confirmation. */
    name: z.string().max(200),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ appId, name }) => ({ type: 'app', id: appId, name }),
  run: async (context, { appId, name }) => {
    const app = await requireApp(context, appId, 'app.manage')
    requireOwnApp(appId)
    if (name.trim() !== app.name) throw confirmAppName({ name: app.name })
    // Its forms go at the same instant, by which a restore knows them from those that were gone before.
    const { rows } = await context.transaction.query<{ id: string }>(
      `with gone as (
         update app set deleted_at = $3, deleted_by = $4 where tenant_id = $1 and id = $2)
       update form set deleted_at = $3, deleted_by = $4
       where tenant_id = $1 and app_id = $2 and deleted_at is null returning id`,
      [context.tenantId, appId, context.clock.now().toISOString(), actorId(context.actor)],
    )
    tellFormsChanged(context, rows)
    const formIds = rows.map(({ id }) => id)
    if (formIds.length > 0) context.emit(formsDeleted, { appId, formIds, by: actorId(context.actor) })
    return { id: appId }
  },
})
