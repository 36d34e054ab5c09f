import type { Field, FormDefinition } from '@sluice/contract'
import { accessTo, type FieldAccessMap } from './model.ts'

export interface FieldGroup {
  /** Null for the fields before the first heading. */
  title: string | null
  fields: Field[]
}

/**
 * The fields a person sees under their headings. A heading whose own field is hidden stands before the next one it
 * covers; without any it is left out.
 */
export function groupFields(
  fields: readonly Field[],
  sections: FormDefinition['sections'] = [],
  access?: FieldAccessMap,
): FieldGroup[] {
  const titles = new Map(sections.map(({ beforeFieldId, title }) => [beforeFieldId, title]))
  const groups: FieldGroup[] = [{ title: null, fields: [] }]
  for (const field of fields) {
    const title = titles.get(field.id)
    if (title !== undefined) groups.push({ title, fields: [] })
    if (accessTo(field, access) !== 'hidden') groups.at(-1)!.fields.push(field)
  }
  return groups.filter((group) => group.fields.length > 0)
}
