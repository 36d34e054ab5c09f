import type { Field, Filter, Sort, ViewDefinition } from '@sluice/contract'
import { holdsDay, lanesOf } from '@sluice/form'
import type { OutputOf } from '../../kit/api.ts'
import { type FormDetail, fieldsOf } from '../form-detail.ts'
import type { ColumnChoice, GridColumn } from '../grid-columns.ts'
import { accessTo } from '../model.ts'

/** A view of a form that is kept. */
export type SavedView = OutputOf<'view.list'>['items'][number]

/** Fields that a kanban may have lanes by: one option of a few, and the reader may see which. */
export function laneFields(form: FormDetail): Field[] {
  return fieldsOf(form).filter((field) => lanesOf(field) && isReadable(form, field))
}

/** Fields whose day a calendar may show records on. */
export function dayFields(form: FormDetail): Field[] {
  return fieldsOf(form).filter((field) => holdsDay(field) && isReadable(form, field))
}

function isReadable(form: FormDetail, field: Field): boolean {
  return ['read', 'edit'].includes(accessTo(field, form.fieldAccess))
}

/** Columns as a view has them; `usual` where it leaves them as they are. */
export function columnsOf(
  { fields }: ViewDefinition,
  usual: ColumnChoice,
  all: readonly string[],
): ColumnChoice {
  if (fields.length === 0) return usual
  return { ...usual, order: fields, shown: Object.fromEntries(all.map((id) => [id, fields.includes(id)])) }
}

export interface OnScreen {
  filter?: Filter | undefined
  sort?: Sort[] | undefined
  columns: readonly GridColumn[]
}

/** What is on the screen, as a view keeps it. */
export function definitionOf(
  { filter, sort, columns }: OnScreen,
  rest: Pick<ViewDefinition, 'kind' | 'laneField' | 'dayField'>,
): ViewDefinition {
  return {
    kind: rest.kind,
    ...(rest.laneField ? { laneField: rest.laneField } : {}),
    ...(rest.dayField ? { dayField: rest.dayField } : {}),
    ...(filter ? { filter } : {}),
    sort: sort ?? [],
    fields: columns.filter(({ shown }) => shown).map(({ field }) => field.id),
  }
}

/** Whether the screen shows something else than the view it came from. */
export function differsFrom(view: SavedView, screen: OnScreen): boolean {
  const now = definitionOf(screen, view.definition)
  const kept = view.definition
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return (
    !same(now.filter ?? null, kept.filter ?? null) ||
    !same(now.sort, kept.sort) ||
    (kept.fields.length > 0 && !same(now.fields, kept.fields))
  )
}
