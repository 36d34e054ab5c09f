import { createHash } from 'node:crypto'

/**
 * The id of what the program itself brings: a UUID of version 8 (RFC 9562, 5.8) made of its code. The same in every tenant
 * and installation, so that reports, links, rights on fields and packages name it without a table to look it up in.
 */
export function systemId(code: string): string {
  const hash = createHash('sha256').update(`sluice:${code}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hash[16]!, 16) % 4]!
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
