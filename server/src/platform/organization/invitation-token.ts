import { isUuid, newToken } from '../../kernel/index.ts'

/** 16 bytes in base64url. */
const tenantLength = 22

/**
 * A secret for the link of an invitation. It begins with the tenant: who opens the link is in none, and an invitation is
 * found inside its own tenant only.
 */
export function newInvitationToken(tenantId: string): string {
  return Buffer.from(tenantId.replaceAll('-', ''), 'hex').toString('base64url') + newToken()
}

/** The tenant a token names; undefined for what cannot be one. */
export function tenantOfToken(token: string): string | undefined {
  if (!/^[\w-]{65}$/.test(token)) return undefined
  const digits = Buffer.from(token.slice(0, tenantLength), 'base64url').toString('hex')
  const tenantId = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isUuid(tenantId) ? tenantId : undefined
}
