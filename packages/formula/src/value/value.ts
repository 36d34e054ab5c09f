import type { Decimal } from './number.ts'

/**
 * A value while a formula runs: null is blank; numbers and durations (seconds) are `Decimal`; dates are days and
 * date-times microseconds since 1970; texts and ids are strings; lists are arrays; records are rows by field id.
 */
export type Value = null | Decimal | string | boolean | readonly Value[] | Row

/** Field values by field id, in the shapes of the wire (see `FormulaSchema` types). */
export interface Row {
  readonly [fieldId: string]: unknown
}
