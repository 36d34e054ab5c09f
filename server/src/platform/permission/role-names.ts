import type { OperationContext } from '../operation/index.ts'

/** Names of roles by id; ids nobody has are missing. */
export async function roleNames(
  { transaction, tenantId }: OperationContext,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const { rows } = await transaction.query<{ id: string; name: string }>(
    'select id, name from role where tenant_id = $1 and id = any($2::uuid[])',
    [tenantId, asked],
    'role-names',
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
