import { defineSealed } from '../encryption/index.ts'

/** Secrets of calls to other systems. */
export const outboundSecrets = defineSealed({
  table: 'outbound_secret',
  key: ['name'],
  column: 'sealed',
  by: 'vault',
})
