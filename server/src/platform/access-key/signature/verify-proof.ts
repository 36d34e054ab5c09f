import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import type { Proof, SignatureAlgorithm } from './proof.ts'

/** One secret of a key: what checks its signatures. */
export interface KeySecret {
  algorithm: SignatureAlgorithm
  /** `hmac-sha256`: the shared secret as text. `ed25519`: the raw public key in base64url. */
  material: string
}

/** What a signature is compared with when there is no such key, so that it takes as long. */
const nobodys: KeySecret = { algorithm: 'hmac-sha256', material: 'a secret that nobody has' }

/** Whether one of the live secrets of a key made a signature. All are tried: which of them did is not told by time. */
export function verifyProof(proof: Proof, secrets: readonly KeySecret[]): boolean {
  const tried = secrets.length > 0 ? secrets : [nobodys]
  const fits = tried.map((secret) => {
    if (proof.algorithm !== undefined && proof.algorithm !== secret.algorithm) return false
    return secret.algorithm === 'ed25519' ? fitsEd25519(proof, secret) : fitsHmac(proof, secret)
  })
  return secrets.length > 0 && fits.includes(true)
}

function fitsHmac({ base, signature }: Proof, { material }: KeySecret): boolean {
  const expected = createHmac('sha256', material).update(base).digest()
  return expected.length === signature.length && timingSafeEqual(expected, signature)
}

function fitsEd25519({ base, signature }: Proof, { material }: KeySecret): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: material }, format: 'jwk' })
  return verify(null, Buffer.from(base), key, signature)
}
