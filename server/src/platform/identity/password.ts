import { hash, type Options, verify } from '@node-rs/argon2'

/** OWASP's second recommendation for Argon2id (2, a const enum that cannot be named here): 19 MiB, two passes. */
const options: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

let decoy: Promise<string> | undefined

/**
 * Checks a password. Where there is no hash (unknown person, account without password) it takes as long and says no.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('decoy')
  const matches = await verify(stored ?? (await decoy), password)
  return matches && typeof stored === 'string'
}
