import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, recordSource } from '../../form/index.ts'
import { requireMaker } from '../check-view.ts'
import { viewLimits } from '../errors.ts'
import { asReaderMayKnow } from '../readers-view.ts'
import { savedViewSchema, toSavedView, viewerId } from '../view-row.ts'

export const listViews = defineOperation({
  id: 'view.list',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/views',
  summary: { zh: '表单的视图', en: 'Views of a form: those for everybody, then one’s own' },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({ items: z.array(savedViewSchema) }),
  run: async (context, { formId }) => {
    const form = await loadForm(context, formId)
    await requireMaker(context, form, false)
    const source = await recordSource(context, form, { permission: 'record.read' })
    const rows = await context.db
      .selectFrom('form_view')
      .selectAll()
      .where('tenant_id', '=', context.tenantId)
      .where('form_id', '=', formId)
      .where((where) =>
        where.or([where('member_id', 'is', null), where('member_id', '=', viewerId(context))]),
      )
      .orderBy((order) => order('member_id', 'is not', null))
      .orderBy('id')
      .limit(viewLimits.shared + viewLimits.own)
      .execute()
    return { items: rows.flatMap((row) => asReaderMayKnow(form, source, toSavedView(row)) ?? []) }
  },
})
