import type { Proof, ProofFault } from './proof.ts'
import { readHeaderSignature } from './read-header-signature.ts'
import { readMessageSignature } from './read-message-signature.ts'
import type { SignedRequest } from './signed-request.ts'

/** Whether a request comes from a program with a key: it then acts by the key alone, whatever cookies it carries. */
export function carriesProof(headers: SignedRequest['headers']): boolean {
  return (
    headers['signature-input'] !== undefined ||
    headers.signature !== undefined ||
    headers['x-api-key'] !== undefined ||
    headers['x-api-signature'] !== undefined
  )
}

/** Reads what proves who sent a request, in either profile; both at once prove nothing. */
export function readProof(request: SignedRequest): Proof | { fault: ProofFault } {
  const { headers } = request
  const message = headers['signature-input'] !== undefined || headers.signature !== undefined
  const simple = headers['x-api-key'] !== undefined || headers['x-api-signature'] !== undefined
  if (message && simple) return { fault: 'malformed' }
  return message ? readMessageSignature(request) : readHeaderSignature(request)
}
