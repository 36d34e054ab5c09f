import { BlockList, isIP, isIPv4 } from 'node:net'

/** `[2001:DB8::1%eth0]:443` → `2001:db8::1`; `::ffff:192.0.2.1` and `192.0.2.1:80` → `192.0.2.1`; else undefined. */
export function plainAddress(text: string): string | undefined {
  let address = text.trim()
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(address)
  if (bracketed) address = bracketed[1]!
  else if (/^[\d.]+:\d{1,5}$/.test(address)) address = address.slice(0, address.lastIndexOf(':'))
  const zone = address.indexOf('%')
  if (zone > 0 && address.includes(':')) address = address.slice(0, zone)
  if (address.startsWith('::ffff:') && isIPv4(address.slice(7))) return address.slice(7)
  const kind = isIP(address)
  if (kind === 0) return undefined
  if (kind === 4) return address
  // The one way to write it (RFC 5952), in which an embedded IPv4 address has become two groups.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(canonical)
  if (!mapped) return canonical
  const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** Networks by family: a list of both would find every IPv4 address in `::ffff:0:0/96`. */
export interface Networks {
  readonly v4: BlockList
  readonly v6: BlockList
}

/** Networks as `10.0.0.0/8`, `fc00::/7`, or one address. @throws Error when one is not valid; see `isNetwork` */
export function networksOf(networks: readonly string[]): Networks {
  const lists = { v4: new BlockList(), v6: new BlockList() }
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    if (isIPv4(address)) lists.v4.addSubnet(address, Number(bits ?? 32), 'ipv4')
    else lists.v6.addSubnet(address, Number(bits ?? 128), 'ipv6')
  }
  return lists
}

/** Whether a text names a network: an address, or one with the number of its leading bits (1 or more: nobody means the whole internet). */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const kind = isIP(address)
  if (kind === 0 || rest.length > 0 || address.includes('%')) return false
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (kind === 4 ? 32 : 128))
  )
}

/** @param address as `plainAddress` writes it */
export function inNetworks({ v4, v6 }: Networks, address: string): boolean {
  return isIPv4(address) ? v4.check(address, 'ipv4') : v6.check(address, 'ipv6')
}

/** A list as somebody types it: separated by commas, spaces or lines. */
export function splitNetworks(list: string): string[] {
  return list.split(/[\s,;，；]+/).filter((network) => network !== '')
}
