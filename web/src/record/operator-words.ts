import type { OperatorWords } from './web-part.ts'

/** A date is "after", a number is "greater". */
export const dateWords: OperatorWords = {
  eq: 'onDay',
  ne: 'notOnDay',
  gt: 'after',
  gte: 'notBefore',
  lt: 'before',
  lte: 'notAfter',
}
export const singleWords: OperatorWords = { eq: 'is', ne: 'isNot' }
export const severalWords: OperatorWords = {
  contains: 'includes',
  in: 'includesAny',
  notIn: 'includesNone',
  eq: 'exactly',
}
