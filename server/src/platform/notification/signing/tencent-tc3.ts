import { createHash, createHmac } from 'node:crypto'

export interface TencentRequest {
  host: string
  service: string
  action: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
  /** Signs the name of the action too, as the newer documentation does. */
  signAction?: boolean
}

export interface TencentKey {
  id: string
  secret: string
}

const contentType = 'application/json; charset=utf-8'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** What is signed: the request in the one form that both sides write it in. */
export function tencentCanonical({ host, action, body, signAction = true }: TencentRequest): {
  text: string
  signed: string
} {
  const headers: [string, string][] = [
    ['content-type', contentType],
    ['host', host],
    ...(signAction ? [['x-tc-action', action.toLowerCase()] as [string, string]] : []),
  ]
  const signed = headers.map(([name]) => name).join(';')
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('')
  return { text: ['POST', '/', '', lines, signed, sha256(body)].join('\n'), signed }
}

/** Headers of a request to Tencent Cloud with its signature (TC3-HMAC-SHA256). The day of the scope is that of UTC. */
export function signTencent(request: TencentRequest, key: TencentKey): Record<string, string> {
  const { host, service, action, timestamp } = request
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const { text, signed } = tencentCanonical(request)
  const signing = hmac(hmac(hmac(`TC3${key.secret}`, date), service), 'tc3_request')
  const signature = createHmac('sha256', signing)
    .update(['TC3-HMAC-SHA256', timestamp, scope, sha256(text)].join('\n'))
    .digest('hex')
  return {
    'content-type': contentType,
    host,
    'x-tc-action': action,
    'x-tc-timestamp': String(timestamp),
    authorization: `TC3-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  }
}
