import type { OperationContext } from '../operation/index.ts'
import { departmentNotFound } from './errors.ts'

/** Reads a department. @throws departmentNotFound */
export async function readDepartment({ db, tenantId }: OperationContext, departmentId: string) {
  const department = await db
    .selectFrom('department')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', departmentId)
    .executeTakeFirst()
  if (!department) throw departmentNotFound()
  return department
}
