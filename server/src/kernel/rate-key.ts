import { isIPv4 } from 'node:net'

/** Who is counted as one by a rate limit: an IPv4 address, or the network of 64 bits that one IPv6 customer has. */
export function rateKey(address: string): string {
  if (isIPv4(address)) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after].slice(0, 4).join(':')
}
