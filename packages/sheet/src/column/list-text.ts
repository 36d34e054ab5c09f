/** Signs that part several values in one cell. */
const separators = /[,，;；、|\n"]/

/** Several values in one cell, so that `listParts` finds them again: what holds a separator or begins with a blank stands in quotes. */
export function listText(items: readonly string[]): string {
  return items
    .map((item) => (separators.test(item) || item.trim() !== item ? `"${item.replaceAll('"', '""')}"` : item))
    .join(', ')
}

/** The values in a cell; those in quotes are whole. */
export function listParts(text: string): string[] {
  const parts: string[] = []
  const token = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,，;；、|\n]|$)|([^,，;；、|\n]*))(?:[,，;；、|\n]|$)/gy
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (!match) break
    const part = match[1] === undefined ? match[2]!.trim() : match[1].replaceAll('""', '"')
    if (part !== '' && !parts.includes(part)) parts.push(part)
    if (match[0] === '') break
  }
  return parts
}
