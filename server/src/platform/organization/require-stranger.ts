import { invalidInput } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** @throws invalidInput naming `email` when its owner is a member already, disabled ones too; who left may come back */
export async function requireStranger(
  { transaction, tenantId }: OperationContext,
  email: string,
): Promise<void> {
  const { rowCount } = await transaction.query(
    'select 1 from member where tenant_id = $1 and lower(email) = lower($2) and left_at is null limit 1',
    [tenantId, email],
  )
  if (!rowCount) return
  throw invalidInput({ count: 1 }, [
    {
      field: 'email',
      code: 'taken',
      message: {
        zh: '这个邮箱的主人已经是工作区成员。',
        en: 'The owner of this email is already a member of this workspace.',
      },
    },
  ])
}
