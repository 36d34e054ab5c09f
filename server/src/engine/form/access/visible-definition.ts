import type { FormDefinition } from '@sluice/contract'
import { type FieldAccessMap, reaches } from './form-access.ts'

/**
 * A form as somebody may know it: a hidden field is not there at all. A section that began with one begins with the next
 * field that is left.
 */
export function visibleDefinition(definition: FormDefinition, access: FieldAccessMap): FormDefinition {
  const isVisible = (id: string) => reaches(access[id], 'masked')
  // Which buttons there are for them is asked record by record.
  const { fields, sections = [], titleFieldId, actions: _actions, ...rest } = definition
  const next = (id: string): string | undefined =>
    fields.slice(fields.findIndex((field) => field.id === id)).find((field) => isVisible(field.id))?.id
  return {
    ...rest,
    fields: fields.filter(({ id }) => isVisible(id)),
    sections: sections.flatMap((section) => {
      const beforeFieldId = next(section.beforeFieldId)
      return beforeFieldId ? [{ ...section, beforeFieldId }] : []
    }),
    ...(titleFieldId && isVisible(titleFieldId) ? { titleFieldId } : {}),
  }
}
