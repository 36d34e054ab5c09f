import { viewDefinitionSchema } from '@sluice/contract'
import type { FieldUses } from '../form/index.ts'
import { fieldsOfView } from './fields-of-view.ts'

/** Fields that views for everybody show, filter, sort or have lanes by. */
export const fieldUsesOfViews: FieldUses = async (context, form) => {
  const rows = await context.db
    .selectFrom('form_view')
    .select(['name', 'definition'])
    .where('tenant_id', '=', context.tenantId)
    .where('form_id', '=', form.id)
    .where('member_id', 'is', null)
    .orderBy('name')
    .execute()
  return rows.flatMap(({ name, definition }) => {
    const { shown, narrowing } = fieldsOfView(viewDefinitionSchema.parse(definition))
    return [...new Set([...shown, ...narrowing])].map((fieldId) => ({
      fieldId,
      kind: 'view' as const,
      zh: `视图“${name}”`,
      en: `the view "${name}"`,
    }))
  })
}
