import { invalidInput } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { appNameTaken } from '../app/index.ts'

/** Whether an app of that name is here. */
export async function isNameTaken(
  { transaction, tenantId }: OperationContext,
  name: string,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'select from app where tenant_id = $1 and lower(name) = lower($2) and deleted_at is null',
    [tenantId, name],
  )
  return rowCount !== 0
}

/** @throws invalidInput naming `name` when there is an app of that name */
export async function requireFreeName(context: OperationContext, name: string): Promise<void> {
  if (!(await isNameTaken(context, name))) return
  const { field, message } = appNameTaken.app_name!
  throw invalidInput({ count: 1 }, [{ field, code: 'taken', message }])
}
