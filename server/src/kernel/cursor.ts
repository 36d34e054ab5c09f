import { invalidInput } from './errors.ts'

/** The place a page ended, as opaque text: the sort key of its last row. */
export function writeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * Reads a cursor back.
 * @param length how many parts the sort key has
 * @throws invalidInput naming `cursor` when it is not one of ours
 */
export function readCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === length && key.every(isKeyPart)) return key
  } catch {
    // Not JSON: answered like any other wrong cursor.
  }
  throw invalidInput({ count: 1 }, [
    {
      field: 'cursor',
      code: 'invalid_cursor',
      message: { zh: '翻页位置无效，请回到第一页。', en: 'This page position is not valid; go back to the first page.' },
    },
  ])
}

function isKeyPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'string' || typeof part === 'number'
}
