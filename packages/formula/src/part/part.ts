import type { Decimal } from 'decimal.js'
import type { RE2JS } from 're2js'

/** Libraries that only some functions need and that are large for a browser. */
export interface Parts {
  /** decimal.js: roots, powers and logarithms with any number of digits. */
  readonly decimal: typeof Decimal
  /** re2js: regular expressions in linear time. */
  readonly regex: typeof RE2JS
  /** chinese-days: the lunar calendar. */
  readonly lunar: typeof import('chinese-days').default.getLunarDate
  /** The holiday table of chinese-days: dates off and weekend dates worked. */
  readonly holidays: { readonly holidays: object; readonly workdays: object }
}

export type PartName = keyof Parts

const provided: Partial<Parts> = {}

/** Makes parts available; what is provided stays. */
export function provideParts(parts: Partial<Parts>): void {
  Object.assign(provided, parts)
}

export function isProvided(name: PartName): boolean {
  return provided[name] !== undefined
}

/** A part that was provided; checked formulas only use such, so its absence is a programming error. */
export function part<Name extends PartName>(name: Name): Parts[Name] {
  const found = provided[name]
  if (found === undefined) throw new Error(`the part “${name}” of the formula language is not loaded`)
  return found
}
