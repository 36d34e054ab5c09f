import type { ReadFirst } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { type NewSecret, newSecret } from './key-input.ts'

/** Makes a secret and seals it while no connection is held: the workspace's key may have to be made first. */
export async function sealSecret(
  read: ReadFirst<OperationContext>,
  wanted: Parameters<typeof newSecret>[0],
): Promise<NewSecret & { sealed: string }> {
  const made = newSecret(wanted)
  const { services, tenantId } = await read(async (context) => ({
    services: context.services,
    tenantId: context.tenantId,
  }))
  const { secret, material } = made
  return { ...made, sealed: secret === null ? material : await services.vault.seal(tenantId, material) }
}
