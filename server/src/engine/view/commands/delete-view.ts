import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { requireMaker } from '../check-view.ts'
import { lockView } from '../view-row.ts'

export const deleteView = defineOperation({
  id: 'view.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/views/:viewId',
  summary: { zh: '删除视图', en: 'Delete a view; its records stay' },
  access: 'member',
  input: z.object({ viewId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'view', id, name }),
  run: async (context, { viewId }) => {
    const view = await lockView(context, viewId)
    await requireMaker(context, await loadForm(context, view.form_id), view.member_id === null)
    await context.db
      .deleteFrom('form_view')
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', viewId)
      .execute()
    return { id: viewId, name: view.name }
  },
})
