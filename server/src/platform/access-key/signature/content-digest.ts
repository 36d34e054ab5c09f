import { createHash, timingSafeEqual } from 'node:crypto'
import { parseDictionary } from 'structured-headers'

const algorithms: Record<string, string> = { 'sha-256': 'sha256', 'sha-512': 'sha512' }

/**
 * Whether a `Content-Digest` (RFC 9530) fits a body: at least one digest of a known kind, and all of those right.
 */
export function digestFits(header: string, body: Uint8Array): boolean {
  let entries: [string, unknown][]
  try {
    entries = [...parseDictionary(header)].map(([name, [value]]) => [name, value])
  } catch {
    return false
  }
  const known = entries.filter(([name]) => Object.hasOwn(algorithms, name))
  return (
    known.length > 0 &&
    known.every(([name, value]) => {
      if (!(value instanceof ArrayBuffer)) return false
      const digest = createHash(algorithms[name]!).update(body).digest()
      return digest.length === value.byteLength && timingSafeEqual(digest, Buffer.from(value))
    })
  )
}
