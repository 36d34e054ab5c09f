import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'

export const updateTenant = defineOperation({
  id: 'tenant.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/tenant',
  summary: { zh: '修改工作区名称', en: 'Rename this workspace' },
  access: { permission: 'tenant.manage' },
  transaction: 'identity',
  input: z.object({ name: nameText(60) }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'tenant', id, name }),
  run: async ({ db, tenantId }, { name }) => {
    await db.updateTable('tenant').set({ name }).where('id', '=', tenantId).execute()
    return { id: tenantId, name }
  },
})
