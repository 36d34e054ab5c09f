import { defineSealed } from '../encryption/index.ts'

/** Secrets that signatures of programs are checked with. */
export const keySecrets = defineSealed({
  table: 'access_key_secret',
  key: ['id'],
  column: 'material',
  by: 'vault',
  where: `algorithm = 'hmac-sha256'`,
})
