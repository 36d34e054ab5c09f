import { createHash } from 'node:crypto'

/** A statement is prepared once it has shown to be used; each costs memory on every connection. */
const usesBefore = 8
const largestCount = 400

const uses = new Map<string, number>()
const names = new Map<string, string>()

/**
 * Name under which a statement of a hot shape is prepared, or undefined while it is rare.
 * @param sql text with placeholders only; literals in it must be few and stable
 * @param version of the form: a plan must not outlive the columns it was made for
 */
export function statementName(sql: string, version: number): string | undefined {
  const key = `${version}\n${sql}`
  const known = names.get(key)
  if (known || names.size >= largestCount) return known
  const count = (uses.get(key) ?? 0) + 1
  if (count <= usesBefore) {
    if (uses.size > 5000) uses.clear()
    uses.set(key, count)
    return undefined
  }
  uses.delete(key)
  const name = `record-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
  names.set(key, name)
  return name
}
