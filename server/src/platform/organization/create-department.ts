import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'

export interface NewDepartment {
  tenantId: string
  name: string
  parentId?: string | undefined
}

/** Adds a department at the end of its siblings, with its place in the closure table. */
export async function createDepartment(
  transaction: Transaction,
  { tenantId, name, parentId }: NewDepartment,
  now: Date,
): Promise<string> {
  const id = newId()
  await transaction.query(
    `insert into department (tenant_id, id, parent_id, name, position, created_at)
     select $1, $2, $3, $4, coalesce(max(position) + 1, 0), $5
     from department where tenant_id = $1 and parent_id is not distinct from $3`,
    [tenantId, id, parentId ?? null, name, now],
  )
  await transaction.query(
    `insert into department_closure (tenant_id, ancestor_id, descendant_id, depth)
     select $1::uuid, ancestor_id, $2::uuid, depth + 1 from department_closure where tenant_id = $1 and descendant_id = $3
     union all select $1, $2, $2, 0`,
    [tenantId, id, parentId ?? null],
  )
  return id
}
