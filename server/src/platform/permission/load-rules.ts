import type { Grant, PolicyPerson, PolicyRules, Role, RowCondition } from '@sluice/policy'
import type { Transaction } from '../../database/index.ts'
import { type DirectGrantRow, directHoldings } from './direct-grants.ts'
import type { GrantRow, RoleRow } from './grant-row.ts'
import { comparableScope, headedDepartments, rowScope, wholeOrganization } from './grant-scope.ts'

/** A person and the rules that reach them, ready for the policy compiler. */
export interface LoadedRules {
  person: PolicyPerson
  rules: PolicyRules
  /** Some role of the person says something about single fields. */
  hasFieldRights: boolean
}

/** Whether rules are to be turned into rows, or compared with other rules. */
export type RulePurpose = 'rows' | 'comparison'

interface PersonRow {
  name: string
  status: string
  department_ids: string[]
  below_ids: string[]
  headed_ids: string[]
  organization_ids: string[]
  organization_department_ids: string[]
  roles: RoleRow[]
  direct: (DirectGrantRow & { holder_name: string })[]
}

/**
 * The person with their roles, in one statement, so that it costs one round trip on any connection. Roles are those the
 * member holds and all they inherit from; beside them stands what the member, or a department they are in or below,
 * holds directly. The organization of a department is the root of its tree.
 */
const rulesSql = `
  with recursive reached as (
    select rm.role_id as id from role_member rm where rm.tenant_id = $1 and rm.member_id = $2 and $3::uuid is null
    union
    select r.id from role r where r.tenant_id = $1 and r.id = $3
    union
    select p.parent_id from reached join role_parent p on p.tenant_id = $1 and p.role_id = reached.id
  ), roles as (
    select r.id, r.name,
      r.id = $3 or $3 is null and exists (
        select from role_member rm where rm.tenant_id = r.tenant_id and rm.role_id = r.id and rm.member_id = $2) as held,
      array(select p.parent_id from role_parent p where p.tenant_id = r.tenant_id and p.role_id = r.id) as parent_ids,
      coalesce((select json_agg(g) from permission_grant g where g.tenant_id = r.tenant_id and g.role_id = r.id), '[]')
        as grants,
      coalesce((select json_agg(f) from role_field_right f where f.tenant_id = r.tenant_id and f.role_id = r.id), '[]')
        as fields
    from role r where r.tenant_id = $1 and r.id in (select id from reached)
  )
  select m.name, m.status,
    array_remove(array[m.department_id::text], null) as department_ids,
    array(select c.descendant_id::text from department_closure c
      where c.tenant_id = m.tenant_id and c.ancestor_id = m.department_id) as below_ids,
    array(select distinct c.descendant_id::text from department d
      join department_closure c on c.tenant_id = d.tenant_id and c.ancestor_id = d.id
      where d.tenant_id = m.tenant_id and d.head_member_id = m.id) as headed_ids,
    array(select c.ancestor_id::text from department_closure c
      where c.tenant_id = m.tenant_id and c.descendant_id = m.department_id
      order by c.depth desc limit 1) as organization_ids,
    array(select c.descendant_id::text from department_closure c
      where c.tenant_id = m.tenant_id and c.ancestor_id = (
        select up.ancestor_id from department_closure up
        where up.tenant_id = m.tenant_id and up.descendant_id = m.department_id
        order by up.depth desc limit 1)) as organization_department_ids,
    coalesce((select json_agg(roles) from roles), '[]') as roles,
    coalesce((select json_agg(d) from (
      select g.*, m.name as holder_name from permission_grant g where g.tenant_id = m.tenant_id and g.member_id = m.id
      union all
      select g.*, o.name from department_closure c
      join department o on o.tenant_id = c.tenant_id and o.id = c.ancestor_id
      join permission_grant g on g.tenant_id = c.tenant_id and g.department_id = c.ancestor_id
      where c.tenant_id = m.tenant_id and c.descendant_id = m.department_id) d where $3 is null), '[]') as direct
  from member m where m.tenant_id = $1 and m.id = $2`

/**
 * Reads what the policy compiler needs to know about a member.
 * @param roleId what this role alone would open to them, whether they hold it or not
 * @returns undefined for a member that does not exist or is disabled
 */
export async function loadRules(
  transaction: Transaction,
  tenantId: string,
  memberId: string,
  roleId: string | null = null,
): Promise<LoadedRules | undefined> {
  const { rows } = await transaction.query<PersonRow>(rulesSql, [tenantId, memberId, roleId], 'policy-rules')
  const row = rows[0]
  if (row?.status !== 'active') return undefined
  const direct = directHoldings(
    row.direct,
    new Map(row.direct.map((grant) => [grant.department_id ?? grant.member_id!, grant.holder_name])),
  ).map((holding) => ({ ...holding, held: true }))
  const roles = [...row.roles, ...direct]
  return {
    person: {
      id: memberId,
      name: row.name,
      roles: roles.filter(({ held }) => held).map(({ id }) => ({ roleId: id })),
      departmentIds: row.department_ids,
      departmentAndBelowIds: row.below_ids,
      organizationIds: row.organization_ids,
      attributes: {
        headedDepartmentIds: row.headed_ids,
        organizationDepartmentIds: row.organization_department_ids,
      },
    },
    rules: {
      roles: Object.fromEntries(roles.map((role) => [role.id, toRole(role, 'rows')])),
      conditions: {
        [headedDepartments]: departmentIn('headedDepartmentIds'),
        [wholeOrganization]: departmentIn('organizationDepartmentIds'),
      },
    },
    hasFieldRights: roles.some(({ fields }) => fields.length > 0),
  }
}

export function toRole(
  { id, name, parent_ids, grants, fields }: Omit<RoleRow, 'held'>,
  purpose: RulePurpose,
): Role {
  const named = Object.fromEntries(
    fields.map((field) => [fieldKey(field.resource, field.field_id), field.right]),
  )
  const rules = fields.length > 0 ? { fields: { other: 'edit' as const, fields: named } } : {}
  return {
    id,
    name,
    parentIds: parent_ids,
    grants: grants.map((grant) => ({ ...toGrant(grant, purpose), ...rules })),
  }
}

/** A stored grant as the policy compiler knows it. */
export function toGrant(
  { id, permission, resource, scope, valid_from, valid_to }: GrantRow,
  purpose: RulePurpose,
): Grant {
  const validity = {
    ...(valid_from ? { from: Date.parse(valid_from) } : {}),
    ...(valid_to ? { to: Date.parse(valid_to) } : {}),
  }
  const policyScope = purpose === 'rows' ? rowScope(scope) : comparableScope(scope)
  return { id, permission, resource, scope: policyScope, validity }
}

/** Field ids are unique only inside their form; inside a policy the form's name goes in front. */
export function fieldKey(resource: string, fieldId: string): string {
  return `${resource}/${fieldId}`
}

/** Rows whose department is in a list the person carries. */
function departmentIn(attribute: string): RowCondition {
  const listOf = (person: PolicyPerson) => (person.attributes?.[attribute] ?? []) as readonly string[]
  return {
    toSql: ({ column, parameter }, person) => {
      const list = listOf(person)
      return list.length === 0 ? 'false' : `${column('owner_department_id')} = any(${parameter(list)})`
    },
    matches: (row, person) => listOf(person).includes(row.owner_department_id as string),
  }
}
