import type { Transaction } from '../../database/index.ts'

/** A department on the way up, and its active head. */
export interface HeadAbove {
  /** 1 for the department itself, 2 for its parent … */
  level: number
  departmentId: string
  memberId: string | null
}

/** Heads of a department and of everything above it, nearest first (P3.4). A disabled head counts as none. */
export async function headsAbove(
  transaction: Transaction,
  tenantId: string,
  departmentId: string,
): Promise<HeadAbove[]> {
  const { rows } = await transaction.query<HeadAbove>(
    `select c.depth + 1 as level, d.id as "departmentId", m.id as "memberId" from department_closure c
     join department d on d.tenant_id = c.tenant_id and d.id = c.ancestor_id
     left join member m on m.tenant_id = d.tenant_id and m.id = d.head_member_id and m.status = 'active'
     where c.tenant_id = $1 and c.descendant_id = $2 order by c.depth`,
    [tenantId, departmentId],
    'heads-above',
  )
  return rows
}

/**
 * Who heads a department, or the one `level - 1` above it.
 * @param level 1 for the department itself, 2 for its parent …
 * @returns null when there is no such level or nobody heads it
 */
export async function headOfDepartment(
  transaction: Transaction,
  tenantId: string,
  departmentId: string,
  level: number,
): Promise<string | null> {
  const heads = await headsAbove(transaction, tenantId, departmentId)
  return heads.find((head) => head.level === level)?.memberId ?? null
}
