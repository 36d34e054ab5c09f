import { type Grant, grantHoldings, type PlacedRight, type Role } from '@sluice/policy'
import type { Transaction } from '../../database/index.ts'
import {
  type DirectGrantRow,
  departmentHolding,
  directHoldings,
  isDepartmentHolding,
  isDirectHolding,
  memberHolding,
} from './direct-grants.ts'
import type { RoleRow } from './grant-row.ts'
import { toRole } from './load-rules.ts'

/** Everything about the people of a tenant that decides what they may do, at one moment. */
interface PeopleRow {
  members: MemberFacts[] | null
  invitations: InvitationFacts[] | null
  departments: { id: string; parent_id: string | null }[] | null
  department_names: Record<string, string> | null
  direct: DirectGrantRow[] | null
  roles: (Omit<RoleRow, 'held'> & { code: string })[] | null
}

interface MemberFacts {
  id: string
  name: string
  active: boolean
  department_id: string | null
  headed_ids: string[] | null
  role_ids: string[] | null
}

interface InvitationFacts {
  id: string
  email: string | null
  department_id: string | null
  role_ids: string[] | null
}

/** Who an invitation makes a member has the role of everybody, and the oldest root when no department is named. */
const peopleSql = `
  select
    (select json_agg(m) from (
      select m.id, m.name, m.status = 'active' as active, m.department_id, h.headed_ids, r.role_ids
      from member m
      left join (
        select head_member_id as id, array_agg(id order by id) as headed_ids
        from department where tenant_id = $1 group by head_member_id) h on h.id = m.id
      left join (
        select member_id as id, array_agg(role_id order by role_id) as role_ids
        from role_member where tenant_id = $1 group by member_id) r on r.id = m.id
      where m.tenant_id = $1) m) as members,
    (select json_agg(i) from (
      select i.id, i.email,
        coalesce(i.department_id, (select d.id from department d where d.tenant_id = $1 and d.parent_id is null
          order by d.created_at, d.id limit 1)) as department_id,
        (select json_agg(id order by id) from (
          select ir.role_id as id from invitation_role ir where ir.tenant_id = i.tenant_id and ir.invitation_id = i.id
          union select r.id from role r where r.tenant_id = i.tenant_id and r.code = 'member') given) as role_ids
      from invitation i where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null) i) as invitations,
    (select json_agg(d) from (select id, parent_id from department where tenant_id = $1 order by id) d) as departments,
    (select json_agg(r) from (
      select r.id, r.code, r.name,
        array(select p.parent_id from role_parent p where p.tenant_id = r.tenant_id and p.role_id = r.id
          order by p.parent_id) as parent_ids,
        coalesce((select json_agg(g order by g.id) from permission_grant g
          where g.tenant_id = r.tenant_id and g.role_id = r.id), '[]') as grants,
        coalesce((select json_agg(f order by f.resource, f.field_id) from role_field_right f
          where f.tenant_id = r.tenant_id and f.role_id = r.id), '[]') as fields
      from role r where r.tenant_id = $1 order by r.id) r) as roles,
    (select json_object_agg(id, name) from department where tenant_id = $1) as department_names,
    (select json_agg(g order by g.id) from permission_grant g where g.tenant_id = $1 and g.role_id is null) as direct`

/** Who holds rights: somebody, the guest of an open invitation, or whoever may get a role. */
export interface Holder {
  key: string
  name: string
  /** Says all that decides what they hold, as long as roles and departments stay what they are. */
  facts: string
  place: Place
  /** Does not count now: a disabled member, whose rights wait. */
  waiting: boolean
}

interface Place {
  roleIds: readonly string[]
  /** Absent for a role, which has no place. */
  departments?: { own: string | null; headed: readonly string[] }
}

/** The people of a tenant and their rights at one moment. */
export interface PeopleRights {
  holders: ReadonlyMap<string, Holder>
  departmentIds: ReadonlySet<string>
  /** Same text, same rules for everybody. */
  rules: string
  rightsOf(place: Place): PlacedRight[]
  /** True for roles that come by themselves, and for what is held without a role. */
  isAutomatic(roleId: string): boolean
}

/** Reads who may do what in a tenant, in one statement. */
export async function readPeopleRights(transaction: Transaction, tenantId: string): Promise<PeopleRights> {
  const { rows } = await transaction.query<PeopleRow>(peopleSql, [tenantId], 'people-rights')
  const { members, invitations, departments, department_names, roles, direct } = rows[0]!
  const directly = directHoldings(direct ?? [], new Map(Object.entries(department_names ?? {})))
  const byRole: Record<string, Role> = Object.fromEntries(
    [...(roles ?? []), ...directly].map((role) => [role.id, toRole(role, 'comparison')]),
  )
  const automatic = new Set(
    (roles ?? []).flatMap(({ id, code }) => (code === 'member' || code === 'departmentHead' ? [id] : [])),
  )
  const tree = departmentTree(departments ?? [])
  const filed = new Set(directly.map(({ id }) => id))
  // Only what is there, so that people at one place with the same roles are compared once.
  const directIds: DirectIds = (departmentId, memberId) =>
    [
      ...(memberId ? [memberHolding(memberId)] : []),
      ...tree.above(departmentId).map(departmentHolding),
    ].filter((id) => filed.has(id))
  const found: Holder[] = [
    ...(members ?? []).map((member) => memberHolder(member, directIds)),
    ...(invitations ?? []).map((invitation) => invitationHolder(invitation, directIds)),
    // A department nobody is in yet counts as a role nobody holds yet.
    ...[...(roles ?? []), ...directly.filter(({ id }) => isDepartmentHolding(id))].map(
      ({ id, name }): Holder => {
        const place = { roleIds: [id] }
        return { key: roleKey(id), name, facts: JSON.stringify(place), place, waiting: false }
      },
    ),
  ]
  return {
    holders: new Map(found.map((holder) => [holder.key, holder])),
    departmentIds: new Set((departments ?? []).map(({ id }) => id)),
    rules: JSON.stringify([roles, direct, departments]),
    isAutomatic: (roleId) => automatic.has(roleId) || isDirectHolding(roleId),
    rightsOf: ({ roleIds, departments }) =>
      grantHoldings(
        roleIds.map((roleId) => ({ roleId })),
        { roles: byRole },
      ).map(({ grant, during }) => ({
        grant,
        during,
        ...(departments ? placed(grant, departments, tree) : {}),
      })),
  }
}

export function memberKey(memberId: string): string {
  return `member:${memberId}`
}
export function invitationKey(invitationId: string): string {
  return `invitation:${invitationId}`
}
function roleKey(roleId: string): string {
  return `role:${roleId}`
}

/** Direct grants of a member and of the departments they are in, as roles. */
type DirectIds = (departmentId: string | null, memberId?: string) => string[]

function memberHolder(
  { id, name, active, department_id, headed_ids, role_ids }: MemberFacts,
  directIds: DirectIds,
): Holder {
  const place = {
    roleIds: [...(role_ids ?? []), ...directIds(department_id, id)],
    departments: { own: department_id, headed: headed_ids ?? [] },
  }
  return { key: memberKey(id), name, facts: JSON.stringify(place), place, waiting: !active }
}

function invitationHolder(
  { id, email, department_id, role_ids }: InvitationFacts,
  directIds: DirectIds,
): Holder {
  const roleIds = [...(role_ids ?? []), ...directIds(department_id)]
  const place = { roleIds, departments: { own: department_id, headed: [] } }
  return { key: invitationKey(id), name: email ?? '', facts: JSON.stringify(place), place, waiting: false }
}

interface Tree {
  /** The department and all it lies in; nothing when there is none. */
  above(departmentId: string | null): readonly string[]
  below(departmentId: string): readonly string[]
  rootOf(departmentId: string): string
}

function departmentTree(departments: readonly { id: string; parent_id: string | null }[]): Tree {
  const parents = new Map(departments.map(({ id, parent_id }) => [id, parent_id]))
  const children = Map.groupBy(departments, ({ parent_id }) => parent_id)
  const below = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap((one) => below(one.id))]
  const rootOf = (id: string): string => {
    const parent = parents.get(id)
    return parent ? rootOf(parent) : id
  }
  const above = (id: string | null): string[] => (id ? [id, ...above(parents.get(id) ?? null)] : [])
  return { above, below, rootOf }
}

/** The departments a scope means at a place in the tree; nothing for scopes that have none. */
function placed(
  { scope }: Grant,
  { own, headed }: NonNullable<Place['departments']>,
  { below, rootOf }: Tree,
): { departments?: readonly string[] } {
  if (scope === 'own' || scope === 'tenant') return {}
  if (typeof scope !== 'string') return { departments: [...new Set(headed.flatMap(below))] }
  if (!own) return { departments: [] }
  if (scope === 'department') return { departments: [own] }
  return { departments: below(scope === 'organization' ? rootOf(own) : own) }
}
