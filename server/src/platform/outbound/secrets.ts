import { runTransaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'
import { secretMissing } from './errors.ts'

/** Opens secrets of a tenant by their names. @throws secretMissing */
export async function openSecrets(
  { pools, vault }: Services,
  tenantId: string,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  if (names.size === 0) return new Map()
  const { rows } = await runTransaction(
    pools.server,
    { tenantId, asTenantRole: true, readOnly: true },
    ({ query }) =>
      query<{ name: string; sealed: string }>(
        'select name, sealed from outbound_secret where tenant_id = $1 and name = any($2)',
        [tenantId, [...names]],
      ),
  )
  const sealed = new Map(rows.map((row) => [row.name, row.sealed]))
  const missing = [...names].find((name) => !sealed.has(name))
  if (missing) throw secretMissing({ name: missing })
  const opened = [...sealed].map(async ([name, text]) => [name, await vault.open(tenantId, text)] as const)
  return new Map(await Promise.all(opened))
}
