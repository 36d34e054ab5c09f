/** One value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return escapeText(arrayText(value as string[]))
  if (typeof value === 'boolean') return value ? 't' : 'f'
  throw new Error(`No COPY text for ${typeof value}`)
}

const special = /[\\\b\f\n\r\t\v]/

const escapes: Record<string, string> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

function escapeText(text: string): string {
  return special.test(text) ? text.replace(/[\\\b\f\n\r\t\v]/g, (sign) => escapes[sign]!) : text
}

/** An array literal; every element is quoted, so that none is taken for NULL. */
function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
