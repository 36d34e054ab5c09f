import { defineMemory, runTransaction } from '../../database/index.ts'
import type { Actor, OperationContext, Services } from '../operation/index.ts'
import type { SignatureAlgorithm } from './signature/proof.ts'
import type { KeySecret } from './signature/verify-proof.ts'

/** A key as a request meets it. */
export interface LoadedKey {
  id: string
  name: string
  tenantId: string
  memberId: string
  memberName: string
  accountId: string
  roleId: string | null
  resources: string[]
  addresses: string[]
  ratePerMinute: number
  secrets: (KeySecret & { expiresAt: number | null })[]
}

interface KeyNews {
  tenantId: string
  keyId: string
}

/** Whether it may still be used is asked at each call; what is remembered says how. */
const keyMemory = defineMemory<LoadedKey, KeyNews>({
  channel: 'access_key',
  touches: ({ tenantId, keyId }) => ({ group: tenantId, key: keyId }),
  timeToLive: 5000,
  capacity: 10_000,
})

/** Finds a key; undefined when there is none. */
export function findKey(services: Services, { tenantId, keyId }: KeyNews): Promise<LoadedKey | undefined> {
  return keyMemory(services).getTogether(tenantId, keyId, () => loadKey(services, tenantId, keyId))
}

/** The member, acting by the key. */
export function actorOfKey({ id, name, roleId, resources, ...key }: LoadedKey): Actor {
  const { tenantId, memberId, accountId, memberName } = key
  const accessKey = { id, name, roleId, resources }
  return { kind: 'member', tenantId, memberId, accountId, name: memberName, accessKey }
}

/** Says that a key changed, after the commit. */
export function announceKeyChange(
  { services, tenantId, afterCommit }: OperationContext,
  keyId: string,
): void {
  afterCommit(() => keyMemory(services).tell({ tenantId, keyId }))
}

interface SecretRow {
  algorithm: SignatureAlgorithm
  material: string
  expires_at: string | null
}

/** Reads a key as the database has it now. */
export async function loadKey(
  { pools, vault }: Services,
  tenantId: string,
  keyId: string,
): Promise<LoadedKey | undefined> {
  const { rows } = await runTransaction(pools.lookup, { tenantId, readOnly: true }, ({ query }) =>
    query<Omit<LoadedKey, 'secrets'> & { secretRows: SecretRow[] }>(
      // A device acts within its project's bounds, as they are now.
      `select k.id, case when p.id is null then k.name else p.name || ' · ' || k.name end as name,
         k.tenant_id as "tenantId", k.member_id as "memberId", m.name as "memberName", m.account_id as "accountId",
         b.role_id as "roleId", b.resources, b.addresses, b.rate_per_minute as "ratePerMinute",
         coalesce((select json_agg(s) from access_key_secret s where s.tenant_id = k.tenant_id and s.key_id = k.id), '[]')
           as "secretRows"
       from access_key k join member m on m.tenant_id = k.tenant_id and m.id = k.member_id
       left join access_key p on p.tenant_id = k.tenant_id and p.id = k.project_id
       join access_key b on b.tenant_id = k.tenant_id and b.id = coalesce(k.project_id, k.id)
       where k.tenant_id = $1 and k.id = $2`,
      [tenantId, keyId],
      'access-key-load',
    ),
  )
  if (!rows[0]) return undefined
  const { secretRows, ...key } = rows[0]
  const secrets = secretRows.map(async ({ algorithm, material, expires_at }) => ({
    algorithm,
    material: algorithm === 'hmac-sha256' ? await vault.open(tenantId, material) : material,
    expiresAt: expires_at === null ? null : Date.parse(expires_at),
  }))
  return { ...key, secrets: await Promise.all(secrets) }
}
