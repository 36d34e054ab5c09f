import type { PurePart } from './pure-part.ts'

/** What computed fields share as long as nothing is known of their values. Afterwards `asResult` speaks for them. */
export const computedType = {
  madeByServer: true,
  title: 'never',
  operators: [],
  isList: () => false,
  formulaType: () => 'blank',
  // Whoever sends a row back sends what was computed, too: it is computed anew.
  check: () => null,
  text: (_, value) => String(value),
  resultOf: ({ as }) => as,
} as const satisfies Omit<PurePart<{ as?: { type: string } | undefined }>, 'name'>

const known = new WeakMap<object, unknown>()

/**
 * The part of a computed field whose values are like those of another field: what can be done with its values is
 * what can be done with those.
 * @param part the part of `result`'s type
 */
export function asResult<F extends object, R>(
  field: F,
  own: PurePart<F>,
  result: R,
  part: PurePart<R>,
): PurePart<F> {
  const before = known.get(field)
  if (before) return before as PurePart<F>
  const moving = 'moving' in field && field.moving === true
  const made: PurePart<F> = {
    ...own,
    title: part.title === 'never' || moving ? 'never' : 'whenChosen',
    operators: moving ? [] : part.operators,
    isList: () => part.isList(result),
    formulaType: () => part.formulaType(result),
    text: (_, value, setting) => part.text(result, value, setting),
    ...(part.names && { names: part.names }),
    ...(part.isNumeric && { isNumeric: true }),
    ...(part.report && !moving && { report: part.report }),
    ...(part.mask && { mask: (value) => part.mask!(value) }),
    ...(part.formulaLiteral && { formulaLiteral: part.formulaLiteral }),
    ...(part.say && { say: (_, value) => part.say!(result, value) }),
    ...(part.nameText && { nameText: (_, value) => part.nameText!(result, value) }),
    ...(part.fileWidth && { fileWidth: part.fileWidth }),
    ...(part.fileCell && { fileCell: (_, value) => part.fileCell!(result, value) }),
  }
  known.set(field, made)
  return made
}
