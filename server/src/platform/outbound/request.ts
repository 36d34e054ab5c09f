import { validateHeaderName, validateHeaderValue } from 'node:http'
import { invalidInput } from '../../kernel/index.ts'
import { credentialInClear, headerRefused, refusedAddress } from './errors.ts'
import { judgeUrl } from './judge-url.ts'
import { fillSecrets, secretsIn } from './secret-text.ts'

export const outboundMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type OutboundMethod = (typeof outboundMethods)[number]

/** What is to be sent; address, headers and body may refer to secrets as `{{secret.NAME}}`. */
export interface OutboundRequest {
  method: OutboundMethod
  url: string
  headers: Record<string, string>
  body: string | null
}

/** Headers that belong to the connection, or say where it goes. */
const ownHeaders = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Headers that hold nothing but credentials: what they hold is kept as a secret, or it would stand in the log. */
const credentialHeaders = /^(authorization|cookie|x-api-key|api-key|apikey|x-auth-token|x-access-token)$/

/** Names of all secrets that a request refers to. */
export function secretsOf({ url, headers, body }: OutboundRequest): Set<string> {
  return secretsIn([url, ...Object.values(headers), body ?? ''])
}

/**
 * Checks a request as it was written, before any secret is put in.
 * @throws refusedAddress, headerRefused, credentialInClear, invalidInput
 */
export function checkRequest(request: OutboundRequest): void {
  const { method, headers, body } = request
  if (body !== null && (method === 'GET' || method === 'HEAD'))
    throw invalidInput({ count: 1 }, [
      {
        field: 'body',
        code: 'unexpected',
        message: { zh: 'GET 和 HEAD 请求没有内容。', en: 'GET and HEAD carry no body.' },
      },
    ])
  addressOf(request, new Map())
  for (const [name, value] of Object.entries(headers)) {
    if (credentialHeaders.test(name.toLowerCase()) && secretsIn([value]).size === 0)
      throw credentialInClear({ name, example: '{{secret.NAME}}' })
    checkHeader(name, value)
  }
}

/** A request as the log shows it. */
export function redactRequest(request: OutboundRequest, redact: (text: string) => string): OutboundRequest {
  const { url, headers, body } = request
  return {
    ...request,
    url: redact(url),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(value)])),
    body: body === null ? null : redact(body),
  }
}

/** Address of a request with its secrets. @throws refusedAddress */
export function addressOf({ url }: OutboundRequest, secrets: ReadonlyMap<string, string>): URL {
  const filled = fillSecrets(url, secrets, encodeURIComponent)
  const judged = judgeUrl(filled)
  if ('refused' in judged) throw refusedAddress(judged.refused)
  return judged.url
}

/** Headers of a request with their secrets. @throws headerRefused */
export function headersWith(
  { headers }: OutboundRequest,
  secrets: ReadonlyMap<string, string>,
): Record<string, string> {
  const filled: Record<string, string> = { 'user-agent': 'Sluice', accept: '*/*' }
  for (const [name, template] of Object.entries(headers)) {
    const value = fillSecrets(template, secrets)
    checkHeader(name, value)
    filled[name.toLowerCase()] = value
  }
  return filled
}

function checkHeader(name: string, value: string): void {
  if (ownHeaders.has(name.toLowerCase())) throw headerRefused({ name })
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    throw headerRefused({ name })
  }
}
