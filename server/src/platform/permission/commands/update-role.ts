import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { readRole } from '../read-role.ts'
import { roleTaken } from '../role-taken.ts'

export const updateRole = defineOperation({
  id: 'role.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/roles/:roleId',
  summary: { zh: '修改角色', en: 'Rename or describe a role' },
  access: { permission: 'role.manage' },
  input: z.object({
    roleId: z.uuid(),
    name: z.string().trim().min(1).max(60).optional(),
    description: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'role', id, name }),
  run: async (context, { roleId, name, description }) => {
    const { db, tenantId } = context
    const role = await readRole(context, roleId)
    const changed = { name: name ?? role.name, description: description ?? role.description }
    await whenTaken(roleTaken, () =>
      db
        .updateTable('role')
        .set(changed)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', roleId)
        .execute(),
    )
    return { id: roleId, name: changed.name }
  },
})
