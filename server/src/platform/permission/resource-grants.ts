import { invalidInput, newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { GrantScope } from './grant-scope.ts'

/** Who holds a grant: a role, a department with all below it, or one member. */
export type GrantHolderKind = 'role' | 'department' | 'member'

export interface GrantHolder {
  kind: GrantHolderKind
  id: string
}

/** What is held on one resource, as a whole. */
export interface HeldGrant {
  permission: string
  scope: GrantScope
  /** Holds for a time only. */
  limited: boolean
}

export interface ResourceHolder extends GrantHolder {
  name: string
  /** Of roles: `member`, `administrator` and so on. */
  code: string | null
  grants: HeldGrant[]
}

/** What was asked for a resource: grants that replace those of the holder, or none to leave the holder's as they are. */
export interface HolderGrants extends GrantHolder {
  grants?: readonly { permission: string; scope: GrantScope }[]
}

const holdersSql = `
  select case when g.role_id is not null then 'role' when g.department_id is not null then 'department' else 'member' end
      as kind,
    coalesce(g.role_id, g.department_id, g.member_id) as id, coalesce(r.name, d.name, m.name) as name, r.code,
    json_agg(json_build_object('permission', g.permission, 'scope', g.scope,
      'limited', g.valid_from is not null or g.valid_to is not null) order by g.permission, g.scope) as grants
  from permission_grant g
  left join role r on r.tenant_id = g.tenant_id and r.id = g.role_id
  left join department d on d.tenant_id = g.tenant_id and d.id = g.department_id
  left join member m on m.tenant_id = g.tenant_id and m.id = g.member_id
  where g.tenant_id = $1 and g.resource = any($2)
  group by 1, 2, 3, 4
  order by r.code is distinct from 'member', 1 desc, 3, 2`

/** Who holds something on the resources named, everybody first, in one statement. Patterns count as what they are. */
export async function resourceHolders(
  { transaction, tenantId }: OperationContext,
  resources: readonly string[],
): Promise<ResourceHolder[]> {
  const { rows } = await transaction.query<ResourceHolder>(
    holdersSql,
    [tenantId, resources],
    'resource-holders',
  )
  return rows
}

/**
 * Replaces all that is held on one resource. What guards acts on people stands around the operation that calls this.
 * @param field what the input calls the holders
 * @throws invalidInput naming `<field>.<n>.id` of a holder that does not exist or is named twice
 */
export async function setResourceGrants(
  context: OperationContext,
  resource: string,
  holders: readonly HolderGrants[],
  field: string,
): Promise<void> {
  const { transaction, tenantId } = context
  await requireHolders(context, holders, field)
  const kept = holders.filter(({ grants }) => !grants).map(({ id }) => id)
  await transaction.query(
    `delete from permission_grant
     where tenant_id = $1 and resource = $2 and not coalesce(role_id, department_id, member_id) = any($3)`,
    [tenantId, resource, kept],
  )
  await addResourceGrants(context, resource, holders)
}

/** Adds grants on one resource. */
export async function addResourceGrants(
  { transaction, tenantId }: OperationContext,
  resource: string,
  holders: readonly HolderGrants[],
): Promise<void> {
  const rows = holders.flatMap(({ kind, id, grants = [] }) =>
    grants.map(({ permission, scope }) => ({ id: newId(), [`${kind}_id`]: id, permission, scope })),
  )
  if (rows.length === 0) return
  await transaction.query(
    `insert into permission_grant (tenant_id, id, role_id, department_id, member_id, permission, resource, scope)
     select $1, g.id, g.role_id, g.department_id, g.member_id, g.permission, $2, g.scope
     from json_to_recordset($3) as g (
       id uuid, role_id uuid, department_id uuid, member_id uuid, permission text, scope text)`,
    [tenantId, resource, JSON.stringify(rows)],
  )
}

async function requireHolders(
  { transaction, tenantId }: OperationContext,
  holders: readonly GrantHolder[],
  field: string,
): Promise<void> {
  const { rows } = await transaction.query<{ key: string }>(
    `select 'role:' || id as key from role where tenant_id = $1 and id = any($2)
     union all select 'department:' || id from department where tenant_id = $1 and id = any($2)
     union all select 'member:' || id from member where tenant_id = $1 and id = any($2)`,
    [tenantId, holders.map(({ id }) => id)],
  )
  const known = new Set(rows.map(({ key }) => key))
  const seen = new Set<string>()
  const wrong = holders.flatMap(({ kind, id }, index) => {
    const key = `${kind}:${id}`
    const code = !known.has(key) ? ('not_found' as const) : seen.has(key) ? ('repeated' as const) : undefined
    seen.add(key)
    return code ? [{ field: `${field}.${index}.id`, code, message: holderProblems[code] }] : []
  })
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
}

const holderProblems = {
  not_found: {
    zh: '没有这个角色、部门或成员。',
    en: 'There is no such role, department or member.',
  },
  repeated: { zh: '同一对象只能列出一次。', en: 'Nobody is listed twice.' },
}
