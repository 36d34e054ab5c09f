import type { ServerPart } from './server-part.ts'

/** Of a computed field as long as nothing is known of its values; afterwards `asResultOnServer` speaks for it. */
export const computedServerPart: ServerPart<object> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: false, order: 'language', long: true }),
  // What was there before is computed anew.
  from: () => 'null',
}

const known = new WeakMap<object, unknown>()

/**
 * The part of a computed field whose values lie in the database as those of another: the search does not look into them, and
 * nothing is converted to them.
 */
export function asResultOnServer<F extends object, R>(
  field: F,
  result: R,
  part: ServerPart<R>,
): ServerPart<F> {
  const before = known.get(field)
  if (before) return before as ServerPart<F>
  const storage = part.storage(result)
  const comparable = part.comparable(result)
  const made: ServerPart<F> = {
    storage: () => storage,
    comparable: () => (comparable.kind === 'text' ? { ...comparable, searched: false } : comparable),
    ...(part.index && !('moving' in field && field.moving) && { index: () => part.index!(result) }),
    ...(part.toText && { toText: (_, column, zone) => part.toText!(result, column, zone) }),
    ...(part.decimals && { decimals: () => part.decimals!(result) }),
    from: () => 'null',
  }
  known.set(field, made)
  return made
}
