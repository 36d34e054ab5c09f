import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { appInput } from '../app-input.ts'
import { appNameTaken } from '../errors.ts'
import { requireAppPermission } from '../require-app.ts'
import { tellFormsChanged } from '../tell-forms-changed.ts'

export const restoreApp = defineOperation({
  id: 'app.restore',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/restore',
  summary: { zh: '从回收站恢复应用和它的表单', en: 'Restore a deleted app with its forms' },
  access: 'member',
  input: z.object({
    appId: z.uuid(),
    /** Another name, when its own was taken meanwhile. */
    name: appInput.name.optional(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: ({ appId }, { name }) => ({ type: 'app', id: appId, name }),
  run: async (context, { appId, name }) => {
    await requireAppPermission(context, appId, 'app.manage')
    const { transaction, tenantId, clock } = context
    const { rows } = await whenTaken(appNameTaken, () =>
      transaction.query<{ name: string; forms: string[] }>(
        `with gone as (
           select deleted_at from app where tenant_id = $1 and id = $2 and deleted_at is not null for update),
         forms as (
           update form f set deleted_at = null, deleted_by = null from gone
           where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at = gone.deleted_at returning f.id)
         update app a set deleted_at = null, deleted_by = null, name = coalesce($3, a.name), updated_at = $4
         from gone where a.tenant_id = $1 and a.id = $2
         returning a.name, array(select id from forms) as forms`,
        [tenantId, appId, name ?? null, clock.now().toISOString()],
      ),
    )
    const restored = rows[0]
    if (!restored) throw notFound({ zh: '应用', en: 'app' })
    tellFormsChanged(
      context,
      restored.forms.map((id) => ({ id })),
    )
    return { id: appId, name: restored.name }
  },
})
