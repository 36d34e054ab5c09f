import { defineMemory } from '../../database/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** The database itself says in which tenant a name changed (`0110_name_news.sql`). */
interface NameNews {
  tenantId: string
}

// Ids are unique over members and departments, but who asks for a member is not told the name of a department.
const touches = ({ tenantId }: NameNews) => ({ group: tenantId })
const kept = { channel: 'name', touches, timeToLive: 30_000, capacity: 50_000 }
const nameMemory = {
  member: defineMemory<string, NameNews>(kept),
  department: defineMemory<string, NameNews>(kept),
}

/** Names of members by id, as this process remembers them; ids nobody has are missing. */
export function memberNames(context: OperationContext, ids: Iterable<string>): Promise<Map<string, string>> {
  return namesOf(context, 'member', ids)
}

/** Names of departments by id. */
export function departmentNames(
  context: OperationContext,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  return namesOf(context, 'department', ids)
}

const nameSql = {
  member: 'select id, name from member where tenant_id = $1 and id = any($2)',
  department: 'select id, name from department where tenant_id = $1 and id = any($2)',
}

function namesOf(
  { services, tenantId, transaction }: OperationContext,
  kind: 'member' | 'department',
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  return nameMemory[kind](services).getMany(tenantId, ids, async (missing) => {
    const { rows } = await transaction.query<{ id: string; name: string }>(
      nameSql[kind],
      [tenantId, missing],
      `${kind}-names`,
    )
    return rows.map(({ id, name }) => [id, name] as const)
  })
}
