import type { SealedColumn } from './define-sealed.ts'
import type { KeyEnvelope } from './house-secret.ts'
import type { Vault } from './vault.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** Seals keys, and what a mail holds for its receiver only, with the secret of the house. */
    secrets: KeyEnvelope
    /** Seals secrets of workspaces, and of the installation. */
    vault: Vault
    /** Where modules keep what is sealed. */
    sealedColumns: readonly SealedColumn[]
  }
}
