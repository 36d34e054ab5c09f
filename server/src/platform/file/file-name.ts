import { extname } from 'node:path'

/** Makes a name that came from outside harmless: no folders, no control signs, no bidirectional tricks, 255 letters. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
  if (clean === '' || clean === '.' || clean === '..') return 'file'
  const letters = [...clean]
  if (letters.length <= 255) return clean
  const extension = extname(clean).slice(0, 20)
  return letters.slice(0, 255 - extension.length).join('') + extension
}

const typeByExtension: Record<string, string> = {
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** Media type of an upload: by its ending where that is known, else what the sender says. */
export function mediaTypeOf(name: string, claimed: string): string {
  const known = typeByExtension[extname(name).toLowerCase()]
  if (known) return known
  const plain = claimed.split(';')[0]!.trim().toLowerCase()
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(plain) && plain.length <= 100
    ? plain
    : 'application/octet-stream'
}

/** Types a browser may show in place; everything else is saved, so that no upload ever runs as a page of this site. */
const shownInPlace = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'])

export function isShownInPlace(type: string): boolean {
  return shownInPlace.has(type)
}

/** Types that nothing runs, whatever is in them. */
const passive = new Set([...shownInPlace, ...Object.values(typeByExtension)])

/** The type a file is served as: one that a page could run as a script or open as a page is just bytes. */
export function servedType(type: string): string {
  if (!passive.has(type)) return 'application/octet-stream'
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}

/**
 * The header Content-Disposition (RFC 6266): a plain ASCII name for old readers, and the true name after RFC 5987.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
