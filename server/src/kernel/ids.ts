import { v7 } from 'uuid'

/** A new UUIDv7: unique, and sorted by the time it was made. */
export function newId(): string {
  return v7()
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID: the only text that may ever become part of an SQL identifier. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
