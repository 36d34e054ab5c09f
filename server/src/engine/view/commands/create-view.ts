import { viewDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { checkView, requireMaker, requireRoom } from '../check-view.ts'
import { viewPlaces } from '../place-words.ts'
import { unlessNameTaken, viewerId, viewNameSchema } from '../view-row.ts'

export const createView = defineOperation({
  id: 'view.create',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/views',
  summary: { zh: '保存视图', en: 'Keep a view of a form, for oneself or for everybody' },
  access: 'member',
  places: viewPlaces,
  input: z.object({
    formId: z.uuid(),
    name: viewNameSchema,
    shared: z.boolean().default(false),
    definition: viewDefinitionSchema,
  }),
  output: z.object({ id: z.uuid(), version: z.int() }),
  audit: ({ name }, { id }) => ({ type: 'view', id, name }),
  run: async (context, { formId, name, shared, definition }) => {
    const form = await loadForm(context, formId)
    await requireMaker(context, form, shared)
    await checkView(context, form, definition)
    await requireRoom(context, formId, shared)
    const id = newId()
    const now = context.clock.now().toISOString()
    await unlessNameTaken(name, () =>
      context.db
        .insertInto('form_view')
        .values({
          tenant_id: context.tenantId,
          id,
          form_id: formId,
          member_id: shared ? null : viewerId(context),
          name,
          definition: JSON.stringify(definition),
          version: 1,
          created_at: now,
          created_by: actorId(context.actor),
          updated_at: now,
        })
        .execute(),
    )
    return { id, version: 1 }
  },
})
