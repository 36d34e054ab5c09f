import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { roleBuiltIn, roleInherited, roleStillHeld } from '../errors.ts'
import { announcePermissionChange } from '../policy-source.ts'
import { readRole } from '../read-role.ts'

export const deleteRole = defineOperation({
  id: 'role.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/roles/:roleId',
  summary: { zh: '删除角色', en: 'Delete a role that nobody holds' },
  access: { permission: 'role.manage' },
  actsOnPeople: true,
  input: z.object({ roleId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'role', id, name }),
  run: async (context, { roleId }) => {
    const { db, tenantId } = context
    const { name, built_in } = await readRole(context, roleId)
    if (built_in) throw roleBuiltIn({ name, act: '删除', actEnglish: 'deleting it' })
    const { count } = await db
      .selectFrom('role_member')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tenant_id', '=', tenantId)
      .where('role_id', '=', roleId)
      .executeTakeFirstOrThrow()
    if (count > 0) throw roleStillHeld({ name, count })
    const children = await db
      .selectFrom('role_parent')
      .innerJoin('role', (join) =>
        join
          .onRef('role.tenant_id', '=', 'role_parent.tenant_id')
          .onRef('role.id', '=', 'role_parent.role_id'),
      )
      .select('role.name')
      .where('role_parent.tenant_id', '=', tenantId)
      .where('role_parent.parent_id', '=', roleId)
      .orderBy('role.name')
      .limit(5)
      .execute()
    if (children.length > 0) {
      throw roleInherited({ name, children: children.map((child) => `“${child.name}”`).join('、') })
    }
    await db.deleteFrom('role').where('tenant_id', '=', tenantId).where('id', '=', roleId).execute()
    // Nobody holds it, but a key may be narrowed to it.
    announcePermissionChange(context)
    return { id: roleId, name }
  },
})
