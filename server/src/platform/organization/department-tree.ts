import type { Transaction } from '../../database/index.ts'
import { departmentNotFound, departmentTooDeep } from './errors.ts'

/** Levels of departments, the root counted (P3.2). */
const levelLimit = 10

/** Takes turns with everybody else who changes the tree: two moves at once could close a circle. */
export async function lockTree(transaction: Transaction, tenantId: string): Promise<void> {
  await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`department:${tenantId}`])
}

/** How deep a department lies; a root is at level 1, and "above the roots" at level 0. */
export async function levelOf(
  transaction: Transaction,
  tenantId: string,
  departmentId: string | null,
): Promise<number> {
  if (!departmentId) return 0
  const { rows } = await transaction.query<{ level: number | null }>(
    'select (max(depth) + 1)::int as level from department_closure where tenant_id = $1 and descendant_id = $2',
    [tenantId, departmentId],
  )
  const level = rows[0]?.level
  if (!level) throw departmentNotFound()
  return level
}

/** Levels from a department down to the lowest below it, itself counted. */
export async function heightOf(
  transaction: Transaction,
  tenantId: string,
  departmentId: string,
): Promise<number> {
  const { rows } = await transaction.query<{ height: number | null }>(
    'select (max(depth) + 1)::int as height from department_closure where tenant_id = $1 and ancestor_id = $2',
    [tenantId, departmentId],
  )
  const height = rows[0]?.height
  if (!height) throw departmentNotFound()
  return height
}

/** @throws departmentTooDeep */
export function requireLevel(level: number): void {
  if (level > levelLimit) throw departmentTooDeep({ limit: levelLimit, level })
}

/** The oldest root: where departments and people go that name no place. */
export async function rootDepartmentId(transaction: Transaction, tenantId: string): Promise<string | null> {
  const { rows } = await transaction.query<{ id: string }>(
    'select id from department where tenant_id = $1 and parent_id is null order by created_at, id limit 1',
    [tenantId],
  )
  return rows[0]?.id ?? null
}

/** Hangs a department and all below it under another parent, in the closure table. */
export async function rehangSubtree(
  transaction: Transaction,
  tenantId: string,
  departmentId: string,
  parentId: string | null,
): Promise<void> {
  await transaction.query(
    `delete from department_closure link using department_closure below, department_closure above
     where below.tenant_id = $1 and below.ancestor_id = $2
       and above.tenant_id = $1 and above.descendant_id = $2 and above.depth > 0
       and link.tenant_id = $1 and link.ancestor_id = above.ancestor_id and link.descendant_id = below.descendant_id`,
    [tenantId, departmentId],
  )
  await transaction.query(
    `insert into department_closure (tenant_id, ancestor_id, descendant_id, depth)
     select $1, above.ancestor_id, below.descendant_id, above.depth + below.depth + 1
     from department_closure above, department_closure below
     where above.tenant_id = $1 and above.descendant_id = $3 and below.tenant_id = $1 and below.ancestor_id = $2`,
    [tenantId, departmentId, parentId],
  )
}

/** Puts a department at a place among its siblings (from 0; the end when there is no place given). */
export async function placeAmongSiblings(
  transaction: Transaction,
  tenantId: string,
  departmentId: string,
  position = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const { rows } = await transaction.query<{ id: string }>(
    `select s.id from department d
     join department s on s.tenant_id = d.tenant_id and s.parent_id is not distinct from d.parent_id and s.id <> d.id
     where d.tenant_id = $1 and d.id = $2 order by s.position, s.id`,
    [tenantId, departmentId],
  )
  const order = rows.map(({ id }) => id)
  order.splice(Math.min(position, order.length), 0, departmentId)
  await transaction.query(
    `update department d set position = given.place - 1
     from unnest($2::uuid[]) with ordinality as given (id, place)
     where d.tenant_id = $1 and d.id = given.id and d.position <> given.place - 1`,
    [tenantId, order],
  )
}
