import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

// Random bytes are fetched many at once: fetching them one id at a time costs several times the id.
const pool = new Uint8Array(16 * 256)
let used = pool.length
let lastMoment = 0
let sequence = 0

/** A new UUIDv7: unique, and sorted by the time it was made; those of one millisecond in the order they were made. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 16)
  used += 16
  const now = Date.now()
  if (now > lastMoment) {
    lastMoment = now
    sequence = ((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!
  } else {
    sequence = (sequence + 1) | 0
    if (sequence === 0) lastMoment++
  }
  return v7({ random, msecs: lastMoment, seq: sequence })
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID: the only text that may ever become part of an SQL identifier. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
