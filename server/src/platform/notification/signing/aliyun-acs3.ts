import { createHash, createHmac } from 'node:crypto'

export interface AliyunRequest {
  method: string
  path: string
  query: Record<string, string>
  /** With `host`, `x-acs-action`, `x-acs-version`, `x-acs-date`, `x-acs-signature-nonce`. Lower case. */
  headers: Record<string, string>
  body: string
}

export interface AliyunKey {
  id: string
  secret: string
}

/** Escapes as RFC 3986 does, which is stricter than `encodeURIComponent`. */
export function escapeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The query as it is signed, and sent: sorted and escaped. */
export function aliyunQuery(query: Record<string, string>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${escapeStrictly(name)}=${escapeStrictly(query[name]!)}`)
    .join('&')
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What is signed: the request in the one form that both sides write it in. */
export function aliyunCanonical({ method, path, query, headers, body }: AliyunRequest): {
  text: string
  signed: string
  bodyHash: string
} {
  const bodyHash = sha256(body)
  const all: Record<string, string> = { ...headers, 'x-acs-content-sha256': bodyHash }
  const names = Object.keys(all)
    .filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .sort()
  const lines = names.map((name) => `${name}:${all[name]!.trim()}\n`).join('')
  const signed = names.join(';')
  return { text: [method, path, aliyunQuery(query), lines, signed, bodyHash].join('\n'), signed, bodyHash }
}

/** Headers of a request to Alibaba Cloud with its signature (ACS3-HMAC-SHA256). */
export function signAliyun(request: AliyunRequest, key: AliyunKey): Record<string, string> {
  const { text, signed, bodyHash } = aliyunCanonical(request)
  const signature = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(text)}`)
    .digest('hex')
  return {
    ...request.headers,
    'x-acs-content-sha256': bodyHash,
    authorization: `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${signed},Signature=${signature}`,
  }
}
