import type { Field } from '@sluice/contract'
import type { FieldAccessMap } from './model.ts'
import { accessTo } from './model.ts'
import { webPartOf } from './web-parts.ts'

/** Which columns a person wants to see, in which order and width; kept on the device. */
export interface ColumnChoice {
  /** Ids in the order wanted; columns not named follow in the order of the form. */
  order: string[]
  /** Columns switched on or off by hand; others are as they are at first. */
  shown: Record<string, boolean>
  widths: Record<string, number>
}

export const noChoice: ColumnChoice = { order: [], shown: {}, widths: {} }

export interface GridColumn {
  field: Field
  shown: boolean
}

/** Too long for a cell: there when somebody wants it. */
function isQuiet(field: Field): boolean {
  const { quiet } = webPartOf(field)
  return quiet === 'everywhere' || quiet === 'inGrid'
}

const mostAtFirst = 12

/** Fields a reader may see and system attributes as columns, arranged as the person wants them. */
export function arrangeColumns(
  fields: readonly Field[],
  system: readonly Field[],
  {
    titleFieldId,
    access,
    choice,
  }: { titleFieldId?: string | undefined; access: FieldAccessMap; choice: ColumnChoice },
): GridColumn[] {
  const seen = fields.filter((field) => accessTo(field, access) !== 'hidden')
  const title = seen.find(({ id }) => id === titleFieldId)
  const usual = title ? [title, ...seen.filter((field) => field !== title)] : seen
  const atFirst = new Set(
    usual
      .filter((field) => !isQuiet(field))
      .slice(0, mostAtFirst)
      .map(({ id }) => id),
  )
  for (const { id } of system) if (id === '$flowState' || id === '$createdAt') atFirst.add(id)
  const places = new Map(choice.order.map((id, index) => [id, index]))
  return natural(usual, system)
    .map((field, index) => ({ field, index, place: places.get(field.id) ?? choice.order.length + index }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ field }) => ({ field, shown: choice.shown[field.id] ?? atFirst.has(field.id) }))
}

/** The state of the flow stands beside the title, where it is looked for; other system attributes at the end. */
function natural(fields: readonly Field[], system: readonly Field[]): Field[] {
  // What the system keeps has no attribute but when it happened, which says most of it.
  const early = system.length === 1 ? '$createdAt' : '$flowState'
  const beside = system.filter(({ id }) => id === early)
  const others = system.filter(({ id }) => id !== early)
  return [...fields.slice(0, 1), ...beside, ...fields.slice(1), ...others]
}

/** First width of a column by its type. */
export function firstWidth(field: Field): number {
  return field.id === '$flowState' ? 110 : webPartOf(field).width
}

/** True where an order means something: single values with an order of their own. Links and people have ids only. */
export function isSortable(field: Field): boolean {
  return webPartOf(field).sorts
}

const key = (memberId: string, formId: string) => `sluice.columns.${memberId}.${formId}`

export function readColumnChoice(memberId: string, formId: string): ColumnChoice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(memberId, formId)) ?? 'null')
    return isChoice(kept) ? kept : noChoice
  } catch {
    return noChoice
  }
}

export function writeColumnChoice(memberId: string, formId: string, choice: ColumnChoice): void {
  try {
    localStorage.setItem(key(memberId, formId), JSON.stringify(choice))
  } catch {
    // Without storage the choice lasts until the page is left.
  }
}

function isChoice(kept: unknown): kept is ColumnChoice {
  if (typeof kept !== 'object' || kept === null) return false
  const { order, shown, widths } = kept as Partial<ColumnChoice>
  return (
    Array.isArray(order) &&
    typeof shown === 'object' &&
    shown !== null &&
    typeof widths === 'object' &&
    widths !== null
  )
}
