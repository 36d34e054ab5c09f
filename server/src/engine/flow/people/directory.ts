import type { NodeConfig } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'

/** A department on the way up from the applicant's own (which is first), with its head if it has one. */
export interface ChainLink {
  departmentId: string
  headId: string | null
  headActive: boolean
}

/** The people a flow may have to find, as far as they have been read. */
export interface Directory {
  /** Reads what is still missing, in one query; nothing when all is known. */
  load(needs: DirectoryNeeds): Promise<void>
  isActive(memberId: string): boolean
  /** Active members of a role. */
  membersOf(roleId: string): readonly string[]
  /** Departments from the applicant's up to the root. */
  chain(): readonly ChainLink[]
  /** Active administrators of the tenant. */
  administrators(): Promise<readonly string[]>
}

export interface DirectoryNeeds {
  memberIds: string[]
  roleIds: string[]
  heads: boolean
}

interface DirectoryRow {
  members: string[]
  roles: { role: string; members: string[] }[]
  chain: { department: string; head: string | null; active: boolean | null }[]
}

const directorySql = `
  select
    array(select m.id from member m
      where m.tenant_id = $1 and m.id = any($2::uuid[]) and m.status = 'active') as members,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role_id, 'members', r.members)) from (
      select rm.role_id, jsonb_agg(m.id order by m.name, m.id) as members
      from role_member rm join member m on m.tenant_id = rm.tenant_id and m.id = rm.member_id and m.status = 'active'
      where rm.tenant_id = $1 and rm.role_id = any($3::uuid[]) group by rm.role_id) r), '[]') as roles,
    coalesce((select jsonb_agg(jsonb_build_object(
        'department', d.id, 'head', d.head_member_id, 'active', h.status = 'active') order by c.depth)
      from department_closure c
      join department d on d.tenant_id = c.tenant_id and d.id = c.ancestor_id
      left join member h on h.tenant_id = d.tenant_id and h.id = d.head_member_id
      where c.tenant_id = $1 and c.descendant_id = case when $5 then $4::uuid
        else (select m.department_id from member m where m.tenant_id = $1 and m.id = $4::uuid) end), '[]') as chain`

const administratorSql = `
  select m.id from role r
  join role_member rm on rm.tenant_id = r.tenant_id and rm.role_id = r.id
  join member m on m.tenant_id = rm.tenant_id and m.id = rm.member_id and m.status = 'active'
  where r.tenant_id = $1 and r.code = 'administrator' order by m.name, m.id`

/**
 * A directory that reads from the database on demand and keeps what it read for one operation. Reads the tables of
 * organization and permission itself: all a step needs in one round trip, on the hottest path there is (P3.4).
 * @param from the department whose heads are asked for, or the member whose department it is
 */
export function createDirectory(
  context: OperationContext,
  from: { departmentId: string | null } | { memberId: string },
): Directory {
  const byDepartment = 'departmentId' in from
  const start = 'departmentId' in from ? from.departmentId : from.memberId
  const asked = new Set<string>()
  const active = new Set<string>()
  const roles = new Map<string, readonly string[]>()
  let chain: ChainLink[] | undefined
  let administrators: Promise<readonly string[]> | undefined

  return {
    load: async (needs) => {
      const memberIds = needs.memberIds.filter((id) => !asked.has(id))
      const roleIds = needs.roleIds.filter((id) => !roles.has(id))
      const heads = needs.heads && !chain
      if (memberIds.length === 0 && roleIds.length === 0 && !heads) return
      for (const id of memberIds) asked.add(id)
      for (const id of roleIds) roles.set(id, [])
      const { rows } = await context.transaction.query<DirectoryRow>(
        directorySql,
        [context.tenantId, memberIds, roleIds, heads ? start : null, byDepartment],
        'flow-directory',
      )
      const row = rows[0]!
      for (const id of row.members) active.add(id)
      for (const { role, members } of row.roles) {
        roles.set(role, members)
        for (const id of members) asked.add(id) && active.add(id)
      }
      if (heads) {
        chain = row.chain.map(({ department, head, active: headActive }) => {
          if (head) asked.add(head)
          if (head && headActive) active.add(head)
          return { departmentId: department, headId: head, headActive: headActive === true }
        })
      }
    },
    isActive: (memberId) => active.has(memberId),
    membersOf: (roleId) => roles.get(roleId) ?? [],
    chain: () => chain ?? [],
    administrators: () => {
      administrators ??= context.transaction
        .query<{ id: string }>(administratorSql, [context.tenantId], 'flow-administrators')
        .then(({ rows }) => rows.map(({ id }) => id))
      return administrators
    },
  }
}

/** What has to be known to find the people of some nodes; `fieldMembers` are ids that fields of the record name. */
export function needsOf(
  configs: Iterable<NodeConfig>,
  applicantId: string,
  fieldMembers: (fieldId: string) => string[],
): DirectoryNeeds {
  const needs: DirectoryNeeds = { memberIds: [applicantId], roleIds: [], heads: false }
  for (const { assignees, whenApplicant } of configs) {
    if (whenApplicant === 'superior') needs.heads = true
    for (const assignee of assignees) {
      if (assignee.type === 'member') needs.memberIds.push(...assignee.memberIds)
      else if (assignee.type === 'role') needs.roleIds.push(assignee.roleId)
      else if (assignee.type === 'departmentHead') needs.heads = true
      else if (assignee.type === 'field') needs.memberIds.push(...fieldMembers(assignee.fieldId))
    }
  }
  return needs
}
