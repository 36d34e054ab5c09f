import type { Field } from '@sluice/contract'
import type { OutputOf } from '../kit/api.ts'
import { formatNumber } from '../kit/formats.ts'

/** A form as its pages need it: fields, rights, whether it has a flow. */
export type FormDetail = OutputOf<'form.get'>

export function fieldsOf(form: FormDetail): readonly Field[] {
  return form.definition.fields
}

/** Whether lists of the form can be searched. */
export function isSearched({ offered }: FormDetail): boolean {
  return offered?.search ?? true
}

/** Whether lists of the form can be put in the order of a field. */
export function isOrderedBy({ offered }: FormDetail, fieldId: string): boolean {
  return offered?.sorts.includes(fieldId) ?? true
}

/** A count in words that stay true: an estimate is rounded. */
export function shownCount({ count, estimated }: { count: number; estimated: boolean }): string {
  if (!estimated || count < 1000) return formatNumber(count)
  const step = 10 ** (String(Math.round(count)).length - 2)
  return formatNumber(Math.round(count / step) * step)
}
