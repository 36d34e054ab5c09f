import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { roleBuiltIn } from '../errors.ts'
import { announcePermissionChange } from '../policy-source.ts'
import { readRole } from '../read-role.ts'
import { parentIdsSchema, writeParents } from '../role-parents.ts'
import { roleTaken } from '../role-taken.ts'

export const updateRole = defineOperation({
  id: 'role.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/roles/:roleId',
  summary: { zh: '修改角色', en: 'Rename or describe a role, or say what it inherits' },
  access: { permission: 'role.manage' },
  actsOnPeople: true,
  input: z.object({
    roleId: z.uuid(),
    name: nameText(60).optional(),
    description: z.string().trim().max(500).optional(),
    /** All roles whose rights it has too. */
    parentIds: parentIdsSchema.optional(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'role', id, name }),
  run: async (context, { roleId, name, description, parentIds }) => {
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
    if (parentIds) await changeParents(context, role, parentIds)
    return { id: roleId, name: changed.name }
  },
})

async function changeParents(
  context: OperationContext,
  { id, code, name }: { id: string; code: string; name: string },
  parentIds: readonly string[],
): Promise<void> {
  if (code === 'administrator') {
    throw roleBuiltIn({ name, act: '设置上级角色', actEnglish: 'giving it parents' })
  }
  await writeParents(context, id, parentIds)
  announcePermissionChange(context)
}
