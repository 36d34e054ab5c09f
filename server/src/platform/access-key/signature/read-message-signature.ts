import { isInnerList, type Parameters, parseDictionary, serializeInnerList } from 'structured-headers'
import { digestFits } from './content-digest.ts'
import {
  isNonce,
  type Proof,
  type ProofFault,
  type SignatureAlgorithm,
  signatureAlgorithms,
} from './proof.ts'
import { signatureBase } from './signature-base.ts'
import { isAnnounced, type SignedRequest } from './signed-request.ts'

/** What every signature covers: else a part of the request could be another's. */
const required = ['@method', '@authority', '@path', '@query']

/**
 * Reads the HTTP message signature of a request (RFC 9421). It must cover method, authority, path and query, and the
 * digest of the content where there is one; and tell `created`, `nonce` and `keyid`. One signature is read, the only one.
 */
export function readMessageSignature(request: SignedRequest): Proof | { fault: ProofFault } {
  const found = parseFields(request)
  if (!found) return { fault: 'malformed' }
  const { components, parameters, text, signature } = found
  const missing = required.filter((name) => !components.includes(name))
  const signsContent = components.includes('content-digest')
  if (missing.length > 0 || (hasContent(request) && !signsContent)) return { fault: 'components' }
  if (signsContent && !digestFits(oneLine(request.headers['content-digest']), request.body))
    return { fault: 'digest' }
  const { created, expires, keyid, nonce, alg } = Object.fromEntries(parameters)
  if (typeof created !== 'number' || typeof keyid !== 'string' || typeof nonce !== 'string')
    return { fault: 'parameters' }
  if (expires !== undefined && typeof expires !== 'number') return { fault: 'parameters' }
  if (!isNonce(nonce)) return { fault: 'nonce' }
  if (alg !== undefined && !signatureAlgorithms.includes(alg as SignatureAlgorithm))
    return { fault: 'algorithm' }
  const base = signatureBase(request, components, text)
  if (base === undefined) return { fault: 'components' }
  const algorithm = alg as SignatureAlgorithm | undefined
  return { keyId: keyid, algorithm, created, expires, nonce, base, signature }
}

interface Fields {
  components: string[]
  parameters: Parameters
  /** The inner list as the signature base has it. */
  text: string
  signature: Buffer
}

function parseFields({ headers }: SignedRequest): Fields | undefined {
  try {
    const inputs = parseDictionary(oneLine(headers['signature-input']))
    const signatures = parseDictionary(oneLine(headers.signature))
    const [entry] = inputs
    if (!entry || inputs.size !== 1 || signatures.size !== 1) return undefined
    const [label, list] = entry
    const [signature] = signatures.get(label) ?? []
    if (!isInnerList(list) || !(signature instanceof ArrayBuffer)) return undefined
    const [items, parameters] = list
    const plain = items.every(([name, own]) => typeof name === 'string' && own.size === 0)
    if (!plain) return undefined
    return {
      components: items.map(([name]) => name as string),
      parameters,
      text: serializeInnerList(list),
      signature: Buffer.from(signature),
    }
  } catch {
    return undefined
  }
}

function hasContent({ body }: SignedRequest): boolean {
  return isAnnounced(body) || body.length > 0
}

function oneLine(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ')
}
