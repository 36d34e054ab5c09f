import type { AnyField } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'

/**
 * SQL that turns a stored value of one field type into another's; null where the value does not fit. Part of `alter
 * table … using`, where nothing can be bound, so texts are quoted literals.
 * @param column SQL of the stored value
 * @returns undefined when there is no way from one type to the other
 */
export function conversion(from: AnyField, to: AnyField, column: string): string | undefined {
  const target = serverPartOf(to)
  const direct = target.from?.(from, to, column)
  if (direct !== undefined) return direct
  const text = serverPartOf(from).toText?.(from, column)
  return text === undefined ? undefined : target.fromText?.(to, text)
}
