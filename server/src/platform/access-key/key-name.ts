/** Public name of a key: it says which workspace and which key, and nothing that opens anything. */
export function keyName(tenantId: string, keyId: string): string {
  const hex = `${tenantId}${keyId}`.replaceAll('-', '')
  return `ak_${Buffer.from(hex, 'hex').toString('base64url')}`
}

/** @returns undefined for a text that is no name of a key */
export function readKeyName(name: string): { tenantId: string; keyId: string } | undefined {
  if (!/^ak_[\w-]{43}$/.test(name)) return undefined
  const hex = Buffer.from(name.slice(3), 'base64url').toString('hex')
  if (hex.length !== 64) return undefined
  return { tenantId: uuidOf(hex.slice(0, 32)), keyId: uuidOf(hex.slice(32)) }
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
