import { refusedAddress } from './errors.ts'
import type { ExchangeAnswer } from './exchange.ts'
import { judgeUrl } from './judge-url.ts'

/** A request on its way, secrets put in. */
export interface Hop {
  url: URL
  method: string
  headers: Record<string, string>
  body: Buffer | undefined
}

const redirects = new Set([301, 302, 303, 307, 308])

/** What another site gets of the headers: nothing that tells who asks. */
const impersonal = new Set(['accept', 'accept-language', 'user-agent'])

/**
 * Where an answer sends the request on, as RFC 9110 (15.4) says; undefined when it is no redirect. Another site gets no
 * credentials, no content, and only reads. @throws refusedAddress
 */
export function followRedirect(hop: Hop, { status, headers }: ExchangeAnswer): Hop | undefined {
  const { location } = headers
  if (!redirects.has(status) || !location) return undefined
  const judged = judgeUrl(URL.parse(location, hop.url.href)?.href ?? location)
  if ('refused' in judged) throw refusedAddress(judged.refused)
  const { url } = judged
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') throw refusedAddress('downgrade')
  const reads = hop.method === 'GET' || hop.method === 'HEAD'
  const becomesGet = !reads && (status === 303 || (status <= 302 && hop.method === 'POST'))
  const next = becomesGet
    ? { url, method: 'GET', headers: withoutContent(hop.headers), body: undefined }
    : { ...hop, url }
  if (url.origin === hop.url.origin) return next
  if (next.method !== 'GET' && next.method !== 'HEAD') throw refusedAddress('handover')
  const kept = Object.entries(next.headers).filter(([name]) => impersonal.has(name))
  return { ...next, headers: Object.fromEntries(kept) }
}

function withoutContent(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')))
}
