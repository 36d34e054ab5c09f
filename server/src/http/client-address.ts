import type { IncomingMessage } from 'node:http'
import { isIPv4 } from 'node:net'
import { inNetworks, networksOf, type ProxyTrust, plainAddress } from '../kernel/index.ts'

/** Where a request comes from. */
export interface RequestSource {
  /** Address of the client: always a plain IPv4 or IPv6 address, whatever a header claims. */
  address: string
  /** The client speaks https, with this server or with a proxy that is trusted. */
  secure: boolean
}

/** What a socket without an address is: a local one (a Unix socket). */
const loopback = '127.0.0.1'

const privateNetworks = networksOf([
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
])

/**
 * Makes the reader of a request's source. `X-Forwarded-For` is read from its end, where the nearest proxy writes, and only
 * as far as the proxies are trusted; what stands before that, a client may have written itself. An entry that is no
 * address ends the reading.
 */
export function sourceReader(trust: ProxyTrust): (request: IncomingMessage) => RequestSource {
  const trusted = 'networks' in trust ? networksOf(trust.networks) : privateNetworks
  // A number of hops counts proxies of whatever address behind the nearest, which must be a near one: who connects from
  // outside without the proxy is believed nothing.
  const believes = (address: string, hop: number) => {
    if ('networks' in trust) return inNetworks(trusted, address)
    return hop < trust.hops && (hop > 0 || inNetworks(trusted, address))
  }
  return (request) => {
    const socket = request.socket as typeof request.socket & { encrypted?: boolean }
    const peer = plainAddress(socket.remoteAddress ?? loopback) ?? loopback
    const secure = socket.encrypted === true
    if (!believes(peer, 0)) return { address: peer, secure }
    return {
      address: readForwarded(peer, textOf(request.headers['x-forwarded-for']), believes),
      secure: secure || lastOf(textOf(request.headers['x-forwarded-proto'])) === 'https',
    }
  }
}

function readForwarded(
  peer: string,
  header: string,
  believes: (address: string, hop: number) => boolean,
): string {
  const entries = header.split(',')
  let address = peer
  for (let hop = 0; entries.length > 0 && believes(address, hop); hop++) {
    const next = plainAddress(entries.pop()!)
    if (!next) return address
    address = next
  }
  return address
}

/** The address of the machine at the other end of the connection, which no header can change. */
export function isLoopbackPeer(request: IncomingMessage): boolean {
  const peer = plainAddress(request.socket.remoteAddress ?? loopback)
  return peer === '::1' || (peer !== undefined && isIPv4(peer) && peer.startsWith('127.'))
}

function textOf(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(',') : (header ?? '')
}

function lastOf(list: string): string {
  return list
    .slice(list.lastIndexOf(',') + 1)
    .trim()
    .toLowerCase()
}
