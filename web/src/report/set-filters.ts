import type { Filter, FilterCondition } from '@sluice/contract'
import { isComplete } from '../record/filter-operators.ts'

/** A field of a form that a dashboard can be filtered by. */
export interface DashboardFilter {
  formId: string
  field: string
}

/** A filter that is set: what the address of the dashboard keeps. */
export interface SetFilter {
  formId: string
  condition: FilterCondition
}

/** Tells one filter of a dashboard from the others. */
export function filterKey({ formId, field }: DashboardFilter): string {
  return `${formId}/${field}`
}

/**
 * The filters that an address sets, as far as the dashboard has them; anybody types an address.
 * @param raw the search parameter: conditions, each with the form it is about
 */
export function readSetFilters(raw: unknown, filters: readonly DashboardFilter[]): SetFilter[] {
  if (!Array.isArray(raw)) return []
  const known = new Set(filters.map(filterKey))
  const read = new Map<string, SetFilter>()
  for (const part of raw as unknown[]) {
    if (typeof part !== 'object' || part === null) continue
    const { form: formId, field, op, value } = part as Record<string, unknown>
    if (typeof formId !== 'string' || typeof field !== 'string' || !isOperator(op) || !isValue(value))
      continue
    const condition: FilterCondition = { field, op, ...(value === undefined ? {} : { value }) }
    const key = filterKey({ formId, field })
    if (known.has(key) && isComplete(condition)) read.set(key, { formId, condition })
  }
  return [...read.values()]
}

/** The same for the address; undefined when nothing is set, so that the address stays short. */
export function writeSetFilters(set: readonly SetFilter[]) {
  if (set.length === 0) return undefined
  return set.map(({ formId, condition }) => ({ form: formId, ...condition }))
}

/** One filter set anew, or taken back where there is no condition. */
export function withFilter(
  set: readonly SetFilter[],
  filter: DashboardFilter,
  condition: FilterCondition | undefined,
): SetFilter[] {
  const others = set.filter((one) => one.formId !== filter.formId || one.condition.field !== filter.field)
  return condition ? [...others, { formId: filter.formId, condition }] : others
}

/** What the filters that are set mean for the reports of one form. */
export function filterOfForm(set: readonly SetFilter[], formId: string): Filter | undefined {
  const conditions = set.filter((one) => one.formId === formId).map(({ condition }) => condition)
  return conditions.length > 1 ? { all: conditions } : conditions[0]
}

/** Said here again, because the list of the contract would bring all its schemas to the browser. */
const operators: Readonly<Record<FilterCondition['op'], true>> = {
  eq: true,
  ne: true,
  lt: true,
  lte: true,
  gt: true,
  gte: true,
  between: true,
  in: true,
  notIn: true,
  contains: true,
  startsWith: true,
  isEmpty: true,
  isNotEmpty: true,
  relative: true,
  isMe: true,
}

function isOperator(op: unknown): op is FilterCondition['op'] {
  return typeof op === 'string' && Object.hasOwn(operators, op)
}

function isValue(value: unknown): value is FilterCondition['value'] {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string' || typeof one === 'number')
  return value === undefined || ['string', 'number', 'boolean'].includes(typeof value)
}
