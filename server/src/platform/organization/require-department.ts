import { invalidInput } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** @throws invalidInput naming `departmentId` when there is no such department */
export async function requireDepartment(
  { db, tenantId }: OperationContext,
  departmentId: string,
): Promise<void> {
  const found = await db
    .selectFrom('department')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', departmentId)
    .executeTakeFirst()
  if (found) return
  throw invalidInput({ count: 1 }, [
    {
      field: 'departmentId',
      code: 'not_found',
      message: { zh: '这个部门不存在。', en: 'There is no such department.' },
    },
  ])
}
