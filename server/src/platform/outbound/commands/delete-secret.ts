import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { secretNotFound } from '../errors.ts'
import { secretName } from '../secret-name.ts'

export const deleteSecret = defineOperation({
  id: 'outbound.deleteSecret',
  kind: 'command',
  method: 'DELETE',
  path: '/api/outbound/secrets/:name',
  summary: {
    zh: '删除密钥；用到它的请求会被拒绝',
    en: 'Delete a secret; calls that refer to it are refused from then on',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({ name: secretName }),
  output: z.null(),
  audit: ({ name }) => ({ type: 'outboundSecret', name }),
  run: async ({ transaction, tenantId }, { name }) => {
    const { rowCount } = await transaction.query(
      'delete from outbound_secret where tenant_id = $1 and name = $2',
      [tenantId, name],
    )
    if (rowCount === 0) throw secretNotFound()
    return null
  },
})
