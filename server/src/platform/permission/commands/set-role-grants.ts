import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { roleBuiltIn } from '../errors.ts'
import { fieldRightSchema, grantSchema, mostGrants, readGrants } from '../grant-schema.ts'
import { announcePermissionChange } from '../policy-source.ts'
import { readRole } from '../read-role.ts'
import { writeGrants } from '../write-grants.ts'

export const setRoleGrants = defineOperation({
  id: 'role.setGrants',
  kind: 'command',
  method: 'PUT',
  path: '/api/roles/:roleId/grants',
  summary: { zh: '设置角色的权限', en: 'Say what a role may do' },
  access: { permission: 'role.manage' },
  actsOnPeople: true,
  input: z.object({
    roleId: z.uuid(),
    grants: z.array(grantSchema).max(mostGrants),
    fieldRights: z.array(fieldRightSchema).max(2000).default([]),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'role', id, name }),
  run: async (context, { roleId, grants, fieldRights }) => {
    const { code, name } = await readRole(context, roleId)
    if (code === 'administrator') {
      throw roleBuiltIn({ name, act: '修改权限', actEnglish: 'changing what it may do' })
    }
    await writeGrants(context, roleId, readGrants(context.services.permissions, grants), fieldRights)
    announcePermissionChange(context)
    return { id: roleId, name }
  },
})
