import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { NewSecret } from './key-input.ts'

/** Gives a key a secret, sealed where it is a shared one. */
export async function writeSecret(
  { transaction, tenantId, clock }: OperationContext,
  keyId: string,
  { algorithm, hint, sealed }: Pick<NewSecret, 'algorithm' | 'hint'> & { sealed: string },
): Promise<void> {
  await transaction.query(
    `insert into access_key_secret (tenant_id, id, key_id, algorithm, material, hint, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, newId(), keyId, algorithm, sealed, hint, clock.now()],
  )
}
