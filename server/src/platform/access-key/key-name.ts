export const keyKinds = ['program', 'project', 'device'] as const
/** A program with a secret, a project whose devices have keys of their own, or one of those devices. */
export type KeyKind = (typeof keyKinds)[number]

const prefixes: Record<KeyKind, string> = { program: 'ak', project: 'pk', device: 'dk' }

/** Public name of a key: it says which workspace and which key, and nothing that opens anything. */
export function keyName(tenantId: string, keyId: string, kind: KeyKind = 'program'): string {
  const hex = `${tenantId}${keyId}`.replaceAll('-', '')
  return `${prefixes[kind]}_${Buffer.from(hex, 'hex').toString('base64url')}`
}

/** @returns undefined for a text that is no name of a key */
export function readKeyName(name: string): { tenantId: string; keyId: string } | undefined {
  if (!/^[apd]k_[\w-]{43}$/.test(name)) return undefined
  const hex = Buffer.from(name.slice(3), 'base64url').toString('hex')
  if (hex.length !== 64) return undefined
  return { tenantId: uuidOf(hex.slice(0, 32)), keyId: uuidOf(hex.slice(32)) }
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
