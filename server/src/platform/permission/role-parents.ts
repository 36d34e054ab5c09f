import { cycleByAdding } from '@sluice/policy'
import { z } from 'zod'
import type { OperationContext } from '../operation/index.ts'
import { roleCycle } from './errors.ts'
import { requireRoles } from './role-membership.ts'

/** Roles whose grants a role has as well. */
export const parentIdsSchema = z.array(z.uuid()).max(20)

/**
 * Replaces the parents of a role (P4.1).
 * @throws invalidInput naming `parentIds.<n>` for a role that does not exist; roleCycle when a parent has the role among
 *   its own parents; escalation when a new parent gives more than the actor holds (P4.4)
 */
export async function writeParents(
  context: OperationContext,
  roleId: string,
  parentIds: readonly string[],
): Promise<void> {
  const { transaction, tenantId } = context
  // Two changes that are harmless alone may close a cycle together, so they take turns.
  await transaction.query(`select pg_advisory_xact_lock(hashtextextended('role-parent ' || $1, 0))`, [
    tenantId,
  ])
  const names = await requireRoles(transaction, tenantId, parentIds, 'parentIds')
  const { rows } = await transaction.query<{ role_id: string; parent_ids: string[] }>(
    `select role_id, array_agg(parent_id::text) as parent_ids from role_parent where tenant_id = $1 group by role_id`,
    [tenantId],
  )
  const parents = Object.fromEntries(rows.map(({ role_id, parent_ids }) => [role_id, parent_ids]))
  const others = { ...parents, [roleId]: [] }
  const looping = parentIds.find((parentId) => cycleByAdding(others, roleId, parentId))
  if (looping) throw roleCycle({ name: names.get(looping) ?? '' })
  await transaction.query(
    'delete from role_parent where tenant_id = $1 and role_id = $2 and not parent_id = any($3)',
    [tenantId, roleId, parentIds],
  )
  await transaction.query(
    `insert into role_parent (tenant_id, role_id, parent_id)
     select distinct $1::uuid, $2::uuid, id from unnest($3::uuid[]) as id on conflict do nothing`,
    [tenantId, roleId, parentIds],
  )
}
