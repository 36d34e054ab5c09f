import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { roleNotFound } from '../errors.ts'
import { fieldRightSchema, grantViewSchema } from '../grant-schema.ts'

export const getRole = defineOperation({
  id: 'role.get',
  kind: 'query',
  method: 'GET',
  path: '/api/roles/:roleId',
  summary: { zh: '角色的权限和成员', en: 'A role: what it may do and who holds it' },
  access: { permission: 'role.manage' },
  input: z.object({ roleId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    description: z.string(),
    builtIn: z.boolean(),
    grants: z.array(grantViewSchema),
    fieldRights: z.array(fieldRightSchema),
    memberIds: z.array(z.uuid()),
    /** Roles whose rights it has too. */
    parentIds: z.array(z.uuid()),
  }),
  run: async ({ db, tenantId }, { roleId }) => {
    const role = await db
      .selectFrom('role')
      .select(['id', 'code', 'name', 'description', 'built_in as builtIn'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', roleId)
      .executeTakeFirst()
    if (!role) throw roleNotFound()
    const [grants, fieldRights, members, parents] = await Promise.all([
      db
        .selectFrom('permission_grant')
        .select(['id', 'permission', 'resource', 'scope', 'valid_from as validFrom', 'valid_to as validTo'])
        .where('tenant_id', '=', tenantId)
        .where('role_id', '=', roleId)
        .orderBy('permission')
        .orderBy('resource')
        .execute(),
      db
        .selectFrom('role_field_right')
        .select(['resource', 'field_id as fieldId', 'right'])
        .where('tenant_id', '=', tenantId)
        .where('role_id', '=', roleId)
        .orderBy('resource')
        .orderBy('field_id')
        .execute(),
      db
        .selectFrom('role_member')
        .select('member_id')
        .where('tenant_id', '=', tenantId)
        .where('role_id', '=', roleId)
        .execute(),
      db
        .selectFrom('role_parent')
        .select('parent_id')
        .where('tenant_id', '=', tenantId)
        .where('role_id', '=', roleId)
        .orderBy('parent_id')
        .execute(),
    ])
    return {
      ...role,
      grants,
      fieldRights,
      memberIds: members.map(({ member_id }) => member_id),
      parentIds: parents.map(({ parent_id }) => parent_id),
    }
  },
})
