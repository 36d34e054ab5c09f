import type { Choice } from './common.ts'
import type { Field } from './field.ts'
import { typeOf } from './field-types.ts'

/** Each lane asks for its own records, so there are at most so many. */
export const mostLanes = 50

/** The options of a field that holds at most one of a few: what a kanban may have lanes by (N2.6). */
export function lanesOf(field: Field | undefined): readonly Choice[] | undefined {
  if (!field || !('choices' in field)) return undefined
  const part = typeOf(field)
  if (field.choices.length > mostLanes) return undefined
  return part.report?.kind === 'choice' && !part.isList(field) ? field.choices : undefined
}

/** Whether a field holds a day: what a calendar may lay records out by (N2.6). */
export function holdsDay(field: Field | undefined): boolean {
  return field !== undefined && typeOf(field).report?.kind === 'date'
}
