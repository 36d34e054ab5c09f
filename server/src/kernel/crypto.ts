import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomInt } from 'node:crypto'

/** A random token for links and sessions: 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Six digits that somebody types off a mail; tries must be counted. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** What is stored of a token, so that a leaked table opens no session. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A password for a database role, the same on every server that knows the same secret. */
export function derivePassword(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'sluice', purpose, 24)).toString('base64url')
}

/** Encrypts a short secret with AES-256-GCM; `key` has 32 bytes. */
export function seal(plain: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** Opens what `seal` closed. @throws Error when the key is wrong or the text was changed */
export function unseal(sealed: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
