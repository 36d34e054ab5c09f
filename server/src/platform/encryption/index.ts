export { type KeyEnvelope, openKeyEnvelope, readHouseSecret } from './house-secret.ts'
export type * from './services.ts'
export { openVault, type Vault } from './vault.ts'
