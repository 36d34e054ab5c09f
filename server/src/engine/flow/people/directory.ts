import type { NodeConfig } from '@sluice/contract'
import type { OperationContext, Services } from '../../../platform/operation/index.ts'

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

/** What one query tells of the people, as of one version of them. */
interface DirectoryRow {
  version: number
  members: string[]
  roles: { role: string; members: string[] }[]
  chain: { department: string; head: string | null; active: boolean | null }[]
}

/** SQL of the number that changes with the people of the tenant in $1; 0 before anything changed. */
export const directoryVersion = `coalesce((select version from directory_version where tenant_id = $1), 0)`

const directorySql = `
  select
    ${directoryVersion} as version,
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

/** Whose heads are asked for: of a department, or of the one a member is in where none is given. */
export type ChainStart = { departmentId: string | null } | { memberId: string }

/**
 * A directory that reads from the database on demand and keeps what it read for one operation. Reads the tables of
 * organization and permission itself: all a step needs in one round trip, on the hottest path there is (P3.4).
 */
export function createDirectory(context: OperationContext, from: ChainStart): Directory {
  let known = newKnownPeople(0)
  return directoryOver(
    context,
    from,
    () => known,
    async (needs) => {
      known = mergeKnown(known, from, needs, await readDirectory(context, from, needs))
    },
  )
}

/** A directory that may know an earlier state of the people, until the version of today is told to it. */
export interface GuessedDirectory extends Directory {
  /** Forgets what is older than this version, read in the running transaction with `directoryVersion`. */
  confirm(version: number): void
}

/**
 * What this process knows of the people of each tenant, all as of one version. No memory (`defineMemory`): nothing here is used
 * before the version was compared in the transaction that relies on it, and parts of one moment are put together.
 */
const caches = new WeakMap<Services, Map<string, KnownPeople>>()
const keptTenants = 500

/** The same from what this process knows of the tenant where it can: a step then asks the database for a number only. */
export function guessDirectory(context: OperationContext, from: ChainStart): GuessedDirectory {
  const { services, tenantId } = context
  const cache = caches.get(services) ?? new Map<string, KnownPeople>()
  caches.set(services, cache)
  let known = cache.get(tenantId) ?? newKnownPeople(0)
  let wanted: DirectoryNeeds = { memberIds: [], roleIds: [], heads: false }
  const directory = directoryOver(
    context,
    from,
    () => known,
    async (needs) => {
      // All that was wanted so far, so that what is known is of one moment.
      wanted = unionOf(wanted, needs)
      const row = await readDirectory(context, from, wanted)
      const kept = cache.get(tenantId)
      known = mergeKnown(
        kept?.version === row.version ? kept : newKnownPeople(row.version),
        from,
        wanted,
        row,
      )
      if (cache.size >= keptTenants) cache.clear()
      cache.set(tenantId, known)
    },
  )
  return {
    ...directory,
    load: (needs) => {
      wanted = unionOf(wanted, needs)
      return directory.load(needs)
    },
    confirm: (version) => {
      if (known.version >= version) return
      cache.delete(tenantId)
      known = newKnownPeople(0)
    },
  }
}

/** People of a tenant as far as they have been read, all as of one version. */
interface KnownPeople {
  readonly version: number
  /** Members that were asked about. */
  readonly asked: Set<string>
  readonly active: Set<string>
  readonly roles: Map<string, readonly string[]>
  /** Departments on the way up, by where the way begins. */
  readonly chains: Map<string, readonly ChainLink[]>
}

function newKnownPeople(version: number): KnownPeople {
  return { version, asked: new Set(), active: new Set(), roles: new Map(), chains: new Map() }
}

function chainKey(from: ChainStart): string {
  return 'departmentId' in from ? `department ${from.departmentId}` : `member ${from.memberId}`
}

function directoryOver(
  context: OperationContext,
  from: ChainStart,
  known: () => KnownPeople,
  read: (missing: DirectoryNeeds) => Promise<void>,
): Directory {
  const key = chainKey(from)
  let administrators: Promise<readonly string[]> | undefined
  return {
    load: async (needs) => {
      const { asked, roles, chains } = known()
      const missing = {
        memberIds: needs.memberIds.filter((id) => !asked.has(id)),
        roleIds: needs.roleIds.filter((id) => !roles.has(id)),
        heads: needs.heads && !chains.has(key),
      }
      if (missing.memberIds.length > 0 || missing.roleIds.length > 0 || missing.heads) await read(missing)
    },
    isActive: (memberId) => known().active.has(memberId),
    membersOf: (roleId) => known().roles.get(roleId) ?? [],
    chain: () => known().chains.get(key) ?? [],
    administrators: () => {
      administrators ??= context.transaction
        .query<{ id: string }>(administratorSql, [context.tenantId], 'flow-administrators')
        .then(({ rows }) => rows.map(({ id }) => id))
      return administrators
    },
  }
}

async function readDirectory(
  context: OperationContext,
  from: ChainStart,
  { memberIds, roleIds, heads }: DirectoryNeeds,
): Promise<DirectoryRow> {
  const byDepartment = 'departmentId' in from
  const start = byDepartment ? from.departmentId : from.memberId
  const { rows } = await context.transaction.query<DirectoryRow>(
    directorySql,
    [context.tenantId, memberIds, roleIds, heads ? start : null, byDepartment],
    'flow-directory',
  )
  return rows[0]!
}

/** Adds what a query told to what is known; the answers to `needs`. */
function mergeKnown(
  known: KnownPeople,
  from: ChainStart,
  needs: DirectoryNeeds,
  row: DirectoryRow,
): KnownPeople {
  const { asked, active, roles, chains } = known
  const see = (memberId: string, isActive: boolean) => {
    asked.add(memberId)
    if (isActive) active.add(memberId)
  }
  for (const id of needs.memberIds) asked.add(id)
  for (const id of row.members) active.add(id)
  for (const id of needs.roleIds) roles.set(id, [])
  for (const { role, members } of row.roles) {
    roles.set(role, members)
    for (const id of members) see(id, true)
  }
  if (needs.heads) {
    const links = row.chain.map(({ department, head, active: headActive }) => {
      if (head) see(head, headActive === true)
      return { departmentId: department, headId: head, headActive: headActive === true }
    })
    chains.set(chainKey(from), links)
  }
  return known
}

function unionOf(left: DirectoryNeeds, right: DirectoryNeeds): DirectoryNeeds {
  return {
    memberIds: [...new Set([...left.memberIds, ...right.memberIds])],
    roleIds: [...new Set([...left.roleIds, ...right.roleIds])],
    heads: left.heads || right.heads,
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
