// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these may not stand in XML 1.0, or not as they are
const special = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * A text as a workbook writes it: what XML cannot hold becomes `_xHHHH_`, and what looks like that is escaped itself
 * (ECMA-376 part 1, 22.9.2.19), so that reading it back gives the same text.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(
      special,
      (sign) => entities[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
}

/** The value of an attribute. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
