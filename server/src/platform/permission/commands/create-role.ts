import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { fieldRightSchema, grantSchema, mostGrants, readGrants } from '../grant-schema.ts'
import { makeRole, roleCode } from '../make-role.ts'
import { parentIdsSchema, writeParents } from '../role-parents.ts'
import { writeGrants } from '../write-grants.ts'

export const createRole = defineOperation({
  id: 'role.create',
  kind: 'command',
  method: 'POST',
  path: '/api/roles',
  summary: { zh: '新建角色', en: 'Make a role' },
  access: { permission: 'role.manage' },
  actsOnPeople: true,
  input: z.object({
    name: nameText(60),
    /** What formulas and flows call it; made from the id when absent. */
    code: z.string().trim().max(40).regex(roleCode).optional(),
    description: z.string().trim().max(500).default(''),
    grants: z.array(grantSchema).max(mostGrants).default([]),
    fieldRights: z.array(fieldRightSchema).max(2000).default([]),
    /** Roles whose rights it has too. */
    parentIds: parentIdsSchema.default([]),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'role', id, name }),
  run: async (context, { name, code, description, grants, fieldRights, parentIds }) => {
    const id = await makeRole(context, { name, code, description })
    await writeGrants(context, id, readGrants(context.services.permissions, grants), fieldRights)
    if (parentIds.length > 0) await writeParents(context, id, parentIds)
    return { id }
  },
})
