import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { keyNotFound } from '../errors.ts'
import { announceKeyChange } from '../load-key.ts'

export const deleteKey = defineOperation({
  id: 'accessKey.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/access-keys/:keyId',
  summary: { zh: '删除接口密钥', en: 'Delete a key; programs that use it are refused from now on' },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({ keyId: z.uuid() }),
  output: z.null(),
  audit: ({ keyId }) => ({ type: 'accessKey', id: keyId }),
  run: async (context, { keyId }) => {
    const { transaction, tenantId } = context
    const { rowCount } = await transaction.query('delete from access_key where tenant_id = $1 and id = $2', [
      tenantId,
      keyId,
    ])
    if (rowCount === 0) throw keyNotFound()
    announceKeyChange(context, keyId)
    return null
  },
})
