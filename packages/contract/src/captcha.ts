import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** A task of computing (ALTCHA, version 2) that makes asking often expensive; the server knows its answer. */
export interface CaptchaChallenge {
  parameters: {
    algorithm: string
    nonce: string
    salt: string
    /** Rounds of hashing for one try. */
    cost: number
    keyLength: number
    /** What the key that is looked for begins with. */
    keyPrefix: string
    keySignature: string
    data: Record<string, number>
  }
  signature: string
}

/** Longest time without letting others have the thread, in milliseconds. */
const slice = 25

/**
 * Solves a challenge, on any page: it needs neither a worker nor a secure context.
 * @param signal ends it early
 * @returns what goes into the field `captcha` of the input
 * @throws Error when it is ended, or the challenge is of a kind that this does not solve
 */
export async function solveCaptcha(challenge: CaptchaChallenge, signal?: AbortSignal): Promise<string> {
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  if (algorithm !== 'SHA-256') throw new Error(`A challenge of the kind ${algorithm} is not solved here`)
  const [start, prefix] = [hexToBytes(salt + nonce), hexToBytes(keyPrefix)]
  const tried = new Uint8Array(start.length + 4)
  tried.set(start)
  const counterPlace = new DataView(tried.buffer, start.length)
  const began = performance.now()
  let pausedAt = began
  for (let counter = 0; counter <= 0xffff_ffff; counter++) {
    counterPlace.setUint32(0, counter)
    let key = sha256(tried)
    for (let round = 1; round < cost; round++) key = sha256(key)
    if (prefix.every((byte, index) => key[index] === byte)) {
      const derivedKey = bytesToHex(key.subarray(0, keyLength))
      const time = Math.round(performance.now() - began)
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey, time } }))
    }
    if (counter % 64 === 0 && performance.now() - pausedAt > slice) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      signal?.throwIfAborted()
      pausedAt = performance.now()
    }
  }
  throw new Error('The challenge has no solution')
}
