import { randomBytes } from 'node:crypto'
import { defineMemory, runTransaction } from '../../database/index.ts'
import { newId, seal, unseal } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'

/** Seals short secrets that the house has to read again (P6.4): each workspace with keys of its own. */
export interface Vault {
  /** @param tenantId undefined for secrets of the installation */
  seal(tenantId: string | undefined, plain: string): Promise<string>
  /** @throws Error when the text was changed, is another workspace's, or its key is gone */
  open(tenantId: string | undefined, sealed: string): Promise<string>
}

/** Keys of a workspace by id, the newest last. */
type DataKeys = ReadonlyMap<string, Buffer>

const keyMemory = defineMemory<DataKeys, { tenantId: string }>({
  channel: 'data_key',
  touches: ({ tenantId }) => ({ group: tenantId }),
  timeToLive: 60_000,
  capacity: 1000,
})

const ofHouse = 'house'

/** Opens the vault of a house. The keys of a workspace are made at its first secret. */
export function openVault(services: Services): Vault {
  const keysOf = async (tenantId: string): Promise<DataKeys> => {
    const load = () => loadKeys(services, tenantId)
    return (await keyMemory(services).getTogether(tenantId, 'keys', load)) ?? new Map()
  }
  return {
    seal: async (tenantId, plain) => {
      if (!tenantId) return `${ofHouse}:${services.secrets.seal(Buffer.from(plain))}`
      let keys = await keysOf(tenantId)
      if (keys.size === 0) {
        await addKey(services, tenantId, { onlyFirst: true })
        keys = await keysOf(tenantId)
      }
      const [id, key] = [...keys].at(-1)!
      return `${id}:${seal(plain, key)}`
    },
    open: async (tenantId, sealed) => {
      const at = sealed.indexOf(':')
      const [id, body] = [sealed.slice(0, at), sealed.slice(at + 1)]
      if (!tenantId) {
        if (id !== ofHouse) throw new Error('A secret of a workspace cannot be opened for the installation')
        return services.secrets.open(body).toString()
      }
      const key = (await keysOf(tenantId)).get(id)
      if (!key) throw new Error(`The key ${id} that sealed this is not one of the workspace ${tenantId}`)
      return unseal(body, key)
    },
  }
}

async function loadKeys(services: Services, tenantId: string): Promise<DataKeys | undefined> {
  const { pools, secrets } = services
  const { rows } = await runTransaction(pools.lookup, { tenantId, readOnly: true }, ({ query }) =>
    query<{ id: string; sealed: string }>(
      'select id, sealed from data_key where tenant_id = $1 order by id',
      [tenantId],
    ),
  )
  if (rows.length === 0) return undefined
  return new Map(rows.map(({ id, sealed }) => [id, secrets.open(sealed)]))
}

/**
 * Gives a workspace another key, which seals from then on; those before open what they sealed.
 * @param options.onlyFirst leave it when there is one already
 */
export async function addKey(
  services: Services,
  tenantId: string,
  { onlyFirst = false }: { onlyFirst?: boolean } = {},
): Promise<void> {
  const { pools, secrets, clock } = services
  await runTransaction(pools.lookup, { tenantId }, async ({ query }) => {
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`data key ${tenantId}`])
    await query(
      `insert into data_key (tenant_id, id, sealed, created_at) select $1, $2, $3, $4
       where not $5 or not exists (select from data_key where tenant_id = $1)`,
      [tenantId, newId(), secrets.seal(randomBytes(32)), clock.now(), onlyFirst],
    )
  })
  keyMemory(services).tell({ tenantId })
}
