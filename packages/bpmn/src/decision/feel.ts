import { evaluate } from 'feelin'
import type { Facts } from '../protocol.ts'

/** Language of FEEL expressions (DMN 1.3 §7.3.2), as the `language` of an expression. */
export const FEEL_LANGUAGE = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/**
 * Evaluates expressions as FEEL, with or without the leading `=` of other tools; a ready `Facts` for `step`.
 * Dates and durations come back as ISO 8601 texts. Throws on a syntax error.
 */
export const feelFacts: Facts = {
  evaluate: ({ text }, scope) => plain(evaluate(text.trim().replace(/^=/, ''), scope).value),
}

/** Values of FEEL that are no JSON become their text. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.getPrototypeOf(value) === Object.prototype ? value : String(value)
}
