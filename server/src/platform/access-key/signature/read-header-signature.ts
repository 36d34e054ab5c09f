import { sha256Of } from './content-digest.ts'
import { isNonce, type Proof, type ProofFault } from './proof.ts'
import { pathOf, queryOf, type SignedRequest } from './signed-request.ts'

/**
 * Reads the simple profile, for programs without a library of RFC 9421: `X-Api-Key`, `X-Api-Timestamp` (seconds since
 * 1970), `X-Api-Nonce` and `X-Api-Signature` (HMAC-SHA256 in hex over `headerSignatureBase`).
 */
export function readHeaderSignature(request: SignedRequest): Proof | { fault: ProofFault } {
  const { headers } = request
  const [keyId, timestamp, nonce, signature] = [
    headers['x-api-key'],
    headers['x-api-timestamp'],
    headers['x-api-nonce'],
    headers['x-api-signature'],
  ]
  if (typeof keyId !== 'string' || typeof signature !== 'string') return { fault: 'malformed' }
  if (typeof timestamp !== 'string' || !/^\d{9,11}$/.test(timestamp)) return { fault: 'timestamp' }
  if (typeof nonce !== 'string' || !isNonce(nonce)) return { fault: 'nonce' }
  if (!/^[\da-f]{64}$/i.test(signature)) return { fault: 'malformed' }
  return {
    keyId,
    algorithm: 'hmac-sha256',
    created: Number(timestamp),
    expires: undefined,
    nonce,
    base: headerSignatureBase(request, { timestamp, nonce }),
    signature: Buffer.from(signature, 'hex'),
  }
}

/**
 * The text that the simple profile signs: method, path, query, timestamp, nonce and the SHA-256 of the body in hex, each
 * on a line of its own, without a line feed at the end. Path and query are as they travel; the parts of the query between
 * `&` are sorted by their bytes.
 */
export function headerSignatureBase(
  request: Pick<SignedRequest, 'method' | 'target' | 'body'>,
  { timestamp, nonce }: { timestamp: string; nonce: string },
): string {
  return [
    request.method,
    pathOf(request),
    sortQuery(queryOf(request)),
    timestamp,
    nonce,
    sha256Of(request.body).toString('hex'),
  ].join('\n')
}

function sortQuery(query: string): string {
  return query
    .split('&')
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .join('&')
}
