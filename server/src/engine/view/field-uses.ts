import { type Filter, type ViewDefinition, viewDefinitionSchema } from '@sluice/contract'
import type { FieldUses } from '../form/index.ts'

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
  return rows.flatMap(({ name, definition }) =>
    [...fieldsIn(viewDefinitionSchema.parse(definition))].map((fieldId) => ({
      fieldId,
      kind: 'view' as const,
      zh: `视图“${name}”`,
      en: `the view "${name}"`,
    })),
  )
}

function fieldsIn({ filter, sort, fields, laneField, dayField }: ViewDefinition): Set<string> {
  const found = new Set([...fields, ...sort.map(({ field }) => field)])
  for (const id of [laneField, dayField]) if (id) found.add(id)
  const open: Filter[] = filter ? [filter] : []
  for (let at = open.pop(); at; at = open.pop()) {
    if ('all' in at) open.push(...at.all)
    else if ('any' in at) open.push(...at.any)
    else found.add(at.field)
  }
  return found
}
