import { createHash } from 'node:crypto'

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Every id that stands anywhere in the texts of a value: as a whole, in the XML of a flow, in a formula. */
export function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    for (const [id] of value.matchAll(anyId)) found.add(id.toLowerCase())
  } else if (Array.isArray(value)) {
    for (const child of value) idsIn(child, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) idsIn(child, idsIn(key, found))
  }
  return found
}

/** The value with other ids in place of those that have one; the rest stays as it is. */
export function withIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  return rewrite(value, ids) as Value
}

function rewrite(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replace(anyId, (id) => ids.get(id.toLowerCase()) ?? id)
  if (Array.isArray(value)) return value.map((child) => rewrite(child, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [rewrite(key, ids) as string, rewrite(child, ids)]),
  )
}

/** Where no thing of a package lies. */
const aside = -1_000_000_000

/** What something outside of an app is called in its packages when a thing of the app is already called as it is. */
export function idAside(id: string): string {
  return idOfPlace(id, aside)
}

/** An id made of a place, the same whoever makes it. */
export function idOfPlace(parent: string, number: number): string {
  const bytes = createHash('sha256').update(`${parent}/${number}`).digest()
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const text = bytes.toString('hex')
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20, 32),
  ].join('-')
}
