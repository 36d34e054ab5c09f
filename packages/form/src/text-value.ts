import { type Check, report } from './check.ts'

/** NUL cannot be stored by PostgreSQL, half a surrogate pair cannot be sent to it. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** A text with the one line end everybody reads alike: files, browsers and systems write `\r\n`, `\r` or `\n`. */
export function withPlainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Checks length and characters of a text. @returns whether nothing is wrong with them */
export function checkCharacters(
  field: { name: string },
  value: string,
  max: number,
  path: string,
  check: Check,
): boolean {
  if (value.length > max) report(check, field, path, 'tooLong', { max, length: value.length })
  else if (!isStorable(value)) report(check, field, path, 'wrongCharacter')
  else return true
  return false
}
