import type { FieldUses } from '../form/index.ts'

/** Fields that reports over a form group, count, filter, sort or show. */
export const fieldUsesOfReports: FieldUses = async (context, form) => {
  const rows = await context.db
    .selectFrom('report')
    .select(['name', 'definition'])
    .where('tenant_id', '=', context.tenantId)
    .where('app_id', '=', form.appId)
    .orderBy('name')
    .execute()
  return rows
    .filter(({ definition }) => (definition as { formId?: unknown }).formId === form.id)
    .flatMap(({ name, definition }) =>
      [...fieldsIn(definition)].map((fieldId) => ({
        fieldId,
        kind: 'report' as const,
        zh: `报表“${name}”`,
        en: `the report "${name}"`,
      })),
    )
}

/** Every field that a stored definition names, whatever it does with it. */
function fieldsIn(definition: unknown): Set<string> {
  const found = new Set<string>()
  const open: unknown[] = [definition]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null) continue
    for (const [key, value] of Object.entries(at)) {
      if ((key === 'field' || key === 'fieldId') && typeof value === 'string') found.add(value)
      else if (key === 'fields' && Array.isArray(value)) for (const one of value) found.add(String(one))
      else open.push(value)
    }
  }
  return found
}
