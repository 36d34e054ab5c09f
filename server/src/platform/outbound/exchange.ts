import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { connect as connectPlain, type LookupFunction, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { connect as connectSecure } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { SluiceError } from '../../kernel/index.ts'
import { refusedAddress, unanswered } from './errors.ts'
import { hostOf, isAddress } from './judge-url.ts'

/** Bounds of one call. */
export interface OutboundLimits {
  /** Until the connection stands, TLS included, in milliseconds. */
  connectMs: number
  /** Until the whole answer is read, redirects included, in milliseconds. */
  totalMs: number
  headerBytes: number
  /** Of the answer, both as it travels and unpacked. */
  bodyBytes: number
}

/** One request to addresses that were judged. */
export interface ExchangeTarget {
  url: URL
  method: string
  headers: Record<string, string>
  body: Buffer | undefined
  addresses: readonly string[]
  /** Judges the address at the other end once more, when the connection stands. */
  mayReach(address: string): boolean
}

export interface ExchangeAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Address of the other end. */
  peer: string
}

/**
 * Sends one request and reads the answer within its limits. The connection goes to one of the addresses and to no other;
 * it is used once. @throws unanswered, refusedAddress
 * @param signal ends it at the total limit
 */
export async function exchange(
  target: ExchangeTarget,
  limits: OutboundLimits,
  signal: AbortSignal,
): Promise<ExchangeAnswer> {
  const { response, peer } = await open(target, limits, signal)
  try {
    return {
      status: response.statusCode!,
      headers: headersOf(response),
      body: await readBody(response, limits.bodyBytes),
      peer,
    }
  } catch (error) {
    throw failureOf(error as NodeJS.ErrnoException, { signal, connected: true })
  } finally {
    response.destroy()
    response.socket?.destroy()
  }
}

function open(
  target: ExchangeTarget,
  limits: OutboundLimits,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage; peer: string }> {
  const { url, method, headers, body } = target
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(unanswered('timeout'))
    const socket = openSocket(target)
    const connecting = setTimeout(() => socket.destroy(unanswered('connect_timeout')), limits.connectMs)
    const end = () => socket.destroy(unanswered('timeout'))
    signal.addEventListener('abort', end, { once: true })
    let connected = false
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      connected = true
      clearTimeout(connecting)
    })
    socket.once('close', () => {
      clearTimeout(connecting)
      signal.removeEventListener('abort', end)
    })
    const options: RequestOptions = {
      method,
      host: hostOf(url),
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        ...headers,
        'accept-encoding': 'gzip, deflate, br',
        connection: 'close',
        ...(body ? { 'content-length': body.length } : {}),
      },
      maxHeaderSize: limits.headerBytes,
      createConnection: () => socket,
    }
    const request = (secure ? requestSecure : requestPlain)(options, (response) => {
      resolve({ response, peer: socket.remoteAddress ?? '' })
    })
    request.once('error', (error) => reject(failureOf(error, { signal, connected })))
    // An answer of another protocol has nobody who would read it.
    request.once('upgrade', (_, upgraded) => upgraded.destroy(unanswered('protocol')))
    request.end(body)
  })
}

/** Connects to the judged addresses, whatever the name would say now, and looks at who is there before a byte is sent. */
function openSocket({ url, addresses, mayReach }: ExchangeTarget): Socket {
  const host = hostOf(url)
  const secure = url.protocol === 'https:'
  const options = {
    host,
    port: Number(url.port || (secure ? 443 : 80)),
    autoSelectFamily: true,
    lookup: judgedLookup(addresses),
  }
  const socket = secure
    ? connectSecure({
        ...options,
        ALPNProtocols: ['http/1.1'],
        ...(isAddress(host) ? {} : { servername: host }),
      })
    : connectPlain(options)
  guardPeer(socket, mayReach)
  return socket
}

function judgedLookup(addresses: readonly string[]): LookupFunction {
  return (_host, _options, callback) => {
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}

/** Ends a connection to an address that may not be reached, before anything is written to it. */
export function guardPeer(socket: Socket, mayReach: (address: string) => boolean): void {
  socket.prependOnceListener('connect', () => {
    const { remoteAddress } = socket
    if (!remoteAddress || !mayReach(remoteAddress)) socket.destroy(refusedAddress('reserved'))
  })
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

/** Reads and unpacks an answer; what travels and what comes out of it are counted. @throws unanswered */
async function readBody(response: IncomingMessage, limit: number): Promise<Buffer> {
  const decoder = decoderOf(response)
  let body: Buffer
  if (decoder) {
    body = Buffer.alloc(0)
    await pipeline(counted(response, limit), decoder, async (unpacked: AsyncIterable<Buffer>) => {
      body = await collect(counted(unpacked, limit))
    })
  } else body = await collect(counted(response, limit))
  if (!response.complete) throw unanswered('protocol')
  return body
}

async function* counted(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > limit) throw unanswered('body_too_large')
    yield chunk
  }
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function decoderOf({ headers }: IncomingMessage) {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return undefined
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip()
  if (encoding === 'deflate') return createInflate()
  if (encoding === 'br') return createBrotliDecompress()
  throw unanswered('encoding')
}

/**
 * Says in our words how a connection failed. What failed before it stood (`connect`, `tls`) surely left nothing at the
 * other side; when it broke later (`cut`) nobody knows.
 */
function failureOf(
  error: NodeJS.ErrnoException,
  { signal, connected }: { signal: AbortSignal; connected: boolean },
): SluiceError {
  if (error instanceof SluiceError) return error
  if (signal.aborted) return unanswered('timeout')
  const code = error.code ?? error.message
  if (code === 'HPE_HEADER_OVERFLOW') return unanswered('headers_too_large', code)
  if (code.startsWith('HPE_')) return unanswered('protocol', code)
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR_FORMAT'))
    return unanswered('encoding', code)
  if (connected) return unanswered('cut', code)
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_|HOSTNAME_)|CERT/.test(code))
    return unanswered('tls', code)
  if (error instanceof AggregateError)
    return unanswered('connect', (error.errors[0] as NodeJS.ErrnoException).code ?? code)
  return unanswered('connect', code)
}
