import { createHash, createHmac, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { InjectOptions } from 'fastify'

export interface ProgramKey {
  keyName: string
  /** Shared secret, or private key. */
  secret: string | KeyObject
}

export interface ProgramRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  url: string
  /** Sent as JSON, or as it is. */
  body?: unknown
}

interface Stamp {
  /** Seconds since 1970. */
  at: number
  nonce?: string
}

const payloadOf = (body: unknown) =>
  body === undefined ? '' : Buffer.isBuffer(body) ? body : JSON.stringify(body)

/** Signs as the simple profile says. */
export function signSimple(
  { keyName, secret }: ProgramKey,
  { method = 'GET', url, body }: ProgramRequest,
  { at, nonce = randomBytes(12).toString('hex') }: Stamp,
): InjectOptions {
  const payload = payloadOf(body)
  const [path = '', query = ''] = url.split('?')
  const sorted = query.split('&').sort().join('&')
  const digest = createHash('sha256').update(payload).digest('hex')
  const base = [method, path, sorted, String(at), nonce, digest].join('\n')
  return {
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: {
      ...(payload ? { 'content-type': 'application/json' } : {}),
      'x-api-key': keyName,
      'x-api-timestamp': String(at),
      'x-api-nonce': nonce,
      'x-api-signature': createHmac('sha256', secret as string)
        .update(base)
        .digest('hex'),
    },
  }
}

/** Signs as RFC 9421 says. */
export function signMessage(
  { keyName, secret }: ProgramKey,
  { method = 'GET', url, body }: ProgramRequest,
  { at, nonce = randomBytes(12).toString('hex') }: Stamp,
): InjectOptions {
  const payload = payloadOf(body)
  const [path = '', query = ''] = url.split('?')
  const digest = `sha-256=:${createHash('sha256').update(payload).digest('base64')}:`
  const lines = [
    ['@method', method],
    ['@authority', 'localhost'],
    ['@path', path],
    ['@query', `?${query}`],
    ...(payload ? [['content-digest', digest]] : []),
  ]
  const algorithm = typeof secret === 'string' ? 'hmac-sha256' : 'ed25519'
  const parameters = `(${lines.map(([name]) => `"${name}"`).join(' ')});created=${at};nonce="${nonce}";keyid="${keyName}";alg="${algorithm}"`
  const base = [
    ...lines.map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${parameters}`,
  ].join('\n')
  const signature =
    typeof secret === 'string'
      ? createHmac('sha256', secret).update(base).digest('base64')
      : sign(null, Buffer.from(base), secret).toString('base64')
  return {
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: {
      host: 'localhost',
      ...(payload ? { 'content-type': 'application/json', 'content-digest': digest } : {}),
      'signature-input': `sig=${parameters}`,
      signature: `sig=:${signature}:`,
    },
  }
}
