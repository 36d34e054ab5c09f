import { viewDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { checkView, requireMaker } from '../check-view.ts'
import { viewChanged } from '../errors.ts'
import { viewPlaces } from '../place-words.ts'
import { lockView, unlessNameTaken, viewNameSchema } from '../view-row.ts'

export const updateView = defineOperation({
  id: 'view.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/views/:viewId',
  summary: { zh: '修改视图', en: 'Change a view' },
  access: 'member',
  places: viewPlaces,
  input: z.object({
    viewId: z.uuid(),
    /** As it was read: what somebody else changed since is not overwritten. */
    version: z.int(),
    name: viewNameSchema.optional(),
    definition: viewDefinitionSchema.optional(),
  }),
  output: z.object({ id: z.uuid(), version: z.int() }),
  audit: ({ viewId, name }) => ({ type: 'view', id: viewId, ...(name ? { name } : {}) }),
  run: async (context, { viewId, version, name, definition }) => {
    const view = await lockView(context, viewId)
    const form = await loadForm(context, view.form_id)
    await requireMaker(context, form, view.member_id === null)
    if (view.version !== version) throw viewChanged({ name: view.name })
    if (definition) await checkView(context, form, definition)
    await unlessNameTaken(name ?? view.name, () =>
      context.db
        .updateTable('form_view')
        .set({
          version: version + 1,
          updated_at: context.clock.now().toISOString(),
          ...(name ? { name } : {}),
          ...(definition ? { definition: JSON.stringify(definition) } : {}),
        })
        .where('tenant_id', '=', context.tenantId)
        .where('id', '=', viewId)
        .execute(),
    )
    return { id: viewId, version: version + 1 }
  },
})
