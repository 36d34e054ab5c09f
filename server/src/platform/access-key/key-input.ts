import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { isNetwork, nameText, newToken } from '../../kernel/index.ts'
import { wrongValue } from './errors.ts'

/** What may be chosen for a key, and later changed. */
export const keySettings = {
  name: nameText(100),
  /** Networks it may be used from; none for all. */
  addresses: z.array(z.string().max(50).refine(isNetwork, { error: '203.0.113.7, 10.0.0.0/8' })).max(50),
  ratePerMinute: z.int().min(1).max(100_000),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
}

export const algorithmInput = {
  algorithm: z.enum(['hmac-sha256', 'ed25519']).default('hmac-sha256'),
  /** For ed25519: the public key as PEM, or its 32 bytes in base64 or base64url. */
  publicKey: z.string().trim().max(1000).nullable().default(null),
}

export interface NewSecret {
  algorithm: 'hmac-sha256' | 'ed25519'
  /** Told once; null where the other side keeps its own. */
  secret: string | null
  /** The shared secret, or the raw public key in base64url. */
  material: string
  /** Its end, to tell it from others. */
  hint: string
}

/** Makes a shared secret, or reads a public key. @throws wrongValue beside `publicKey` */
export function newSecret({
  algorithm,
  publicKey,
}: {
  algorithm: NewSecret['algorithm']
  publicKey: string | null
}): NewSecret {
  if (algorithm === 'hmac-sha256') {
    if (publicKey !== null) throw wrongValue('publicKey', 'hmac-sha256: null')
    const secret = `sk_${newToken()}`
    return { algorithm, secret, material: secret, hint: secret.slice(-4) }
  }
  const material = readPublicKey(publicKey ?? '')
  if (!material) throw wrongValue('publicKey', '-----BEGIN PUBLIC KEY----- … / base64 (32 bytes)')
  return { algorithm, secret: null, material, hint: material.slice(-4) }
}

/** The raw Ed25519 key of a text in base64url: PEM, or its 32 bytes in base64; undefined for any other. */
export function readPublicKey(text: string): string | undefined {
  try {
    const key = text.startsWith('-----')
      ? createPublicKey(text)
      : createPublicKey({
          key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(text, 'base64').toString('base64url') },
          format: 'jwk',
        })
    return key.asymmetricKeyType === 'ed25519' ? key.export({ format: 'jwk' }).x : undefined
  } catch {
    return undefined
  }
}
