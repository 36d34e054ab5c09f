/*
 * A formatted text is kept as HTML of few elements, as the server's sanitizer writes it: every element is closed, every
 * attribute quoted, `<` and `&` of texts written as entities. What is said here relies on that and on nothing else; whoever
 * shows it builds elements of those names and never hands the text to a browser as it is.
 */

/** How deep elements may lie in each other. */
export const deepestElement = 30

const tag = /<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi
/** Elements that hold nothing. */
const empty = new Set(['br', 'hr', 'img'])

/** How deep the elements of a text lie in each other. */
export function depthOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, closing, name, closed] of html.matchAll(tag)) {
    if (closed || empty.has(name!.toLowerCase())) continue
    depth = closing ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  nbsp: ' ',
  '#39': "'",
}

/** The text without its looks: paragraphs, items and rows are lines, cells of tables are apart by tabs. */
export function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(?:p|h[1-6]|li|tr|blockquote|pre|div)>|<hr\s*\/?>/gi, '\n')
    .replace(/<\/t[dh]>/gi, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|nbsp|#39);/g, (_, name: string) => entities[name]!)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const picture = /<img\b[^>]*?\bsrc="\/api\/files\/([0-9a-f-]{36})"/gi

/** Ids of the files a text shows as pictures. */
export function picturesIn(html: string): string[] {
  return [...new Set([...html.matchAll(picture)].map(([, id]) => id!.toLowerCase()))]
}

/** A plain text as a formatted one. */
export function richOf(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
}
