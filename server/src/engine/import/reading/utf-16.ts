/**
 * Tells UTF-16 by its mark, or without one by where its zero bytes stand: of a letter that ASCII knows one byte is zero,
 * always the same, and every table has some (line ends, delimiters, digits).
 */
export function utf16Of(
  head: Uint8Array,
): { encoding: 'utf-16le' | 'utf-16be'; marked: boolean } | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', marked: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', marked: true }
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    if (looksLike(head, encoding === 'utf-16le' ? 1 : 0)) return { encoding, marked: false }
  }
  return undefined
}

/** @param high position of the high byte in each pair */
function looksLike(head: Uint8Array, high: 0 | 1): boolean {
  const pairs = Math.floor(head.length / 2)
  let plain = 0
  let lines = 0
  for (let pair = 0; pair < pairs; pair++) {
    const upper = head[2 * pair + high]!
    const lower = head[2 * pair + 1 - high]!
    if (upper !== 0) {
      // Surrogates come in pairs, the private area and the end of the plane hardly ever.
      if (upper >= 0xfe) return false
      continue
    }
    if (lower === 0 || (lower < 0x20 && lower !== 9 && lower !== 10 && lower !== 13)) return false
    if (lower === 9 || lower === 10 || lower === 13 || lower === 0x2c || lower === 0x3b) lines++
    if (lower < 0x80) plain++
  }
  return lines > 0 && plain * 20 >= pairs
}
