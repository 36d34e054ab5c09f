import type { RoleDetail } from './model.ts'

export type FieldRightRow = RoleDetail['fieldRights'][number]
export type FieldRight = FieldRightRow['right']

/** From widest to narrowest, as they are offered. */
export const fieldRightNames = ['edit', 'read', 'masked', 'hidden'] as const satisfies readonly FieldRight[]

/** The forms a role says something about, in the order they were added. */
export function formsWithRights(rows: readonly FieldRightRow[]): string[] {
  return [...new Set(rows.map(({ resource }) => resource.replace(/^form:/, '')))]
}

/** The right of a role on a field; what it does not name is as wide as the form itself. */
export function rightOn(rows: readonly FieldRightRow[], formId: string, fieldId: string): FieldRight {
  const named = rows.find((row) => row.resource === `form:${formId}` && row.fieldId === fieldId)
  return named?.right ?? 'edit'
}

/** The rows with one right on these fields of a form; `edit` is the rule, so it is not kept. */
export function withRight(
  rows: readonly FieldRightRow[],
  formId: string,
  fieldIds: readonly string[],
  right: FieldRight,
): FieldRightRow[] {
  const resource = `form:${formId}`
  const others = rows.filter((row) => row.resource !== resource || !fieldIds.includes(row.fieldId))
  if (right === 'edit') return others
  return [...others, ...fieldIds.map((fieldId) => ({ resource, fieldId, right }))]
}

/** The rows without those of a form. */
export function withoutForm(rows: readonly FieldRightRow[], formId: string): FieldRightRow[] {
  return rows.filter(({ resource }) => resource !== `form:${formId}`)
}
