/** What a request says of who sent it, before anything of it is believed. */
export interface Proof {
  /** Public name of the key. */
  keyId: string
  /** Kind of the key that must have made it; undefined where the key says it. */
  algorithm: SignatureAlgorithm | undefined
  /** Seconds since 1970. */
  created: number
  /** Not after this, where the sender says so; seconds since 1970. */
  expires: number | undefined
  nonce: string
  /** What was signed. */
  base: string
  signature: Buffer
}

export const signatureAlgorithms = ['hmac-sha256', 'ed25519'] as const
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number]

/** Why a request proves nothing: which of its parts is missing or not right. Nothing about the key is told. */
export type ProofFault =
  | 'malformed'
  | 'parameters'
  | 'components'
  | 'algorithm'
  | 'digest'
  | 'nonce'
  | 'timestamp'

/** Seconds that the clocks of both sides may differ. */
export const allowedSkew = 300

/** Nonces: long enough to be random, short enough to be kept. */
export function isNonce(text: string): boolean {
  return /^[\x21-\x7e]{16,128}$/.test(text)
}
