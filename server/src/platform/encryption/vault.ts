import { randomBytes } from 'node:crypto'
import { defineMemory, runTransaction, type Transaction } from '../../database/index.ts'
import { newId, seal, unseal } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'

/** Seals short secrets that the house has to read again (P6.4): each workspace with keys of its own. */
export interface Vault {
  /** @param tenantId undefined for secrets of the installation */
  seal(tenantId: string | undefined, plain: string): Promise<string>
  /** @throws Error when the text was changed, is another workspace's, or its key is gone */
  open(tenantId: string | undefined, sealed: string): Promise<string>
  /** Whether a text is sealed with the key that seals now. */
  isCurrent(tenantId: string | undefined, sealed: string): Promise<boolean>
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
        await addFirstKey(services, tenantId)
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
      let key = (await keysOf(tenantId)).get(id)
      if (!key) {
        // Another process may have made it just now.
        keyMemory(services).forget({ tenantId })
        key = (await keysOf(tenantId)).get(id)
      }
      if (!key) throw new Error(`The key ${id} that sealed this is not one of the workspace ${tenantId}`)
      return unseal(body, key)
    },
    isCurrent: async (tenantId, sealed) => {
      if (!tenantId)
        return (
          sealed.startsWith(`${ofHouse}:`) && services.secrets.isCurrent(sealed.slice(ofHouse.length + 1))
        )
      const newest = [...(await keysOf(tenantId)).keys()].at(-1)
      return newest !== undefined && sealed.startsWith(`${newest}:`)
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

/** Makes the key of a workspace at its first secret. */
async function addFirstKey(services: Services, tenantId: string): Promise<void> {
  await runTransaction(services.pools.lookup, { tenantId }, async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`data key ${tenantId}`])
    const { rowCount } = await transaction.query('select from data_key where tenant_id = $1 limit 1', [
      tenantId,
    ])
    if (rowCount === 0) await insertKey(services, transaction, tenantId)
  })
  keyMemory(services).tell({ tenantId })
}

/** Gives a workspace another key, which seals from then on; those before open what they sealed. */
export async function addKey(context: OperationContext): Promise<void> {
  const { services, transaction, tenantId, afterCommit } = context
  await insertKey(services, transaction, tenantId)
  afterCommit(() => keyMemory(services).tell({ tenantId }))
}

async function insertKey(
  { secrets, clock }: Services,
  { query }: Transaction,
  tenantId: string,
): Promise<void> {
  await query('insert into data_key (tenant_id, id, sealed, created_at) values ($1, $2, $3, $4)', [
    tenantId,
    newId(),
    secrets.seal(randomBytes(32)),
    clock.now(),
  ])
}
