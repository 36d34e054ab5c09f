import { isIPv4 } from 'node:net'
import { inNetworks, type Networks, networksOf, plainAddress } from '../../kernel/index.ts'

/**
 * IPv4 networks that are no public address of anybody: the special-purpose registry of IANA (RFC 6890), and what clouds
 * keep for their own machines.
 */
const reserved4 = networksOf([
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; metadata of Aliyun
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // the host of an Azure machine
  '169.254.0.0/16', // link-local; metadata of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
])

/** What is global unicast of IPv6; all else (loopback, local, mapped, NAT64, multicast) is not. */
const global6 = networksOf(['2000::/3'])
/** Parts of it that are not one machine's own public address. */
const reserved6 = networksOf([
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarks
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which holds an IPv4 address
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
])

/**
 * Whether an address may be called that somebody typed, or that a name led to (N5.8).
 * @param address IPv4 or IPv6 as the system writes it; one in another spelling, or with a zone, is no public address
 * @param allowed networks the operator opened
 */
export function isCallable(address: string, allowed: Networks): boolean {
  if (address.includes('%')) return false
  const plain = plainAddress(address)
  if (!plain) return false
  if (inNetworks(allowed, plain)) return true
  // A mapped address is judged as what it was written as: nobody needs one.
  if (isIPv4(address)) return !inNetworks(reserved4, address)
  return !isIPv4(plain) && inNetworks(global6, plain) && !inNetworks(reserved6, plain)
}
