/** An address as eight 16-bit groups; IPv4 is kept as IPv4-mapped IPv6 (`::ffff:a.b.c.d`, RFC 4291 §2.5.5.2). */
type Address = readonly number[]

/**
 * Whether an address lies in a CIDR block or equals a single address (IPv4, IPv6, IPv4-mapped IPv6).
 * @returns null when the range cannot be read; a range nobody can read must not let anybody in.
 */
export function ipInRange(address: string, range: string): boolean | null {
  const slash = range.indexOf('/')
  const base = parseAddress(slash < 0 ? range : range.slice(0, slash))
  if (!base) return null
  const width = isDotted(range) ? 32 : 128
  const prefix = slash < 0 ? width : parsePrefix(range.slice(slash + 1), width)
  if (prefix === null) return null
  const candidate = parseAddress(address)
  return candidate !== null && samePrefix(base, candidate, prefix + 128 - width)
}

function samePrefix(left: Address, right: Address, bits: number): boolean {
  for (let group = 0; group * 16 < bits; group++) {
    const kept = Math.min(16, bits - group * 16)
    if ((left[group]! ^ right[group]!) >>> (16 - kept) !== 0) return false
  }
  return true
}

function parsePrefix(text: string, width: number): number | null {
  if (!/^\d{1,3}$/.test(text)) return null
  const prefix = Number(text)
  return prefix <= width ? prefix : null
}

/** `1.2.3.4` counts in 32 bits; `::ffff:1.2.3.4` is written as IPv6 and counts in 128. */
function isDotted(text: string): boolean {
  return text.includes('.') && !text.includes(':')
}

function parseAddress(text: string): Address | null {
  if (isDotted(text)) {
    const low = parseDotted(text)
    return low && [0, 0, 0, 0, 0, 0xffff, ...low]
  }
  return parseGroups(text)
}

function parseDotted(text: string): [number, number] | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return null
  const [a, b, c, d] = parts.map(Number) as [number, number, number, number]
  return [a * 256 + b, c * 256 + d]
}

function parseGroups(text: string): Address | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = parseSide(halves[0]!)
  const tail = halves.length === 2 ? parseSide(halves[1]!) : []
  if (!head || !tail) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  return [...head, ...new Array<number>(missing).fill(0), ...tail]
}

function parseSide(text: string): number[] | null {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const low = parseDotted(part)
      if (!low) return null
      groups.push(...low)
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16))
    else return null
  }
  return groups
}
