import { invalidInput } from './errors.ts'
import { isUuid } from './ids.ts'

/** The place a page ended, as opaque text: the sort key of its last row. */
export function writeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** What a part of a sort key is. */
type CursorPart = 'text' | 'number' | 'uuid' | 'time'

const holds: Record<CursorPart, (part: unknown) => boolean> = {
  text: (part) => typeof part === 'string',
  number: (part) => typeof part === 'number',
  uuid: (part) => typeof part === 'string' && isUuid(part),
  time: (part) => typeof part === 'string' && !Number.isNaN(Date.parse(part)),
}

type CursorKey = readonly (string | number | null)[]

/**
 * Reads a cursor back.
 * @param shape what each part of the sort key must be, or just how many parts there are
 * @throws invalidInput naming `cursor` when it is not one of ours
 */
export function readCursor<Key extends CursorKey = CursorKey>(
  cursor: string,
  shape: number | readonly CursorPart[],
): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && fits(key, shape)) return key as unknown as Key
  } catch {
    // Not JSON: answered like any other wrong cursor.
  }
  throw invalidInput({ count: 1 }, [
    {
      field: 'cursor',
      code: 'invalid_cursor',
      message: {
        zh: '翻页位置无效，请回到第一页。',
        en: 'This page position is not valid; go back to the first page.',
      },
    },
  ])
}

function fits(key: unknown[], shape: number | readonly CursorPart[]): boolean {
  if (typeof shape === 'number') return key.length === shape && key.every(isKeyPart)
  return key.length === shape.length && shape.every((part, index) => holds[part](key[index]))
}

function isKeyPart(part: unknown): boolean {
  return part === null || typeof part === 'string' || typeof part === 'number'
}
