import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText, newId } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { fieldRightSchema, grantSchema, mostGrants, readGrants } from '../grant-schema.ts'
import { parentIdsSchema, writeParents } from '../role-parents.ts'
import { roleTaken } from '../role-taken.ts'
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
    code: z
      .string()
      .trim()
      .max(40)
      .regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/)
      .optional(),
    description: z.string().trim().max(500).default(''),
    grants: z.array(grantSchema).max(mostGrants).default([]),
    fieldRights: z.array(fieldRightSchema).max(2000).default([]),
    /** Roles whose rights it has too. */
    parentIds: parentIdsSchema.default([]),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'role', id, name }),
  run: async (context, { name, code, description, grants, fieldRights, parentIds }) => {
    const { db, tenantId, clock } = context
    const id = newId()
    await whenTaken(roleTaken, () =>
      db
        .insertInto('role')
        .values({
          tenant_id: tenantId,
          id,
          code: code ?? `role-${id.slice(-12)}`,
          name,
          description,
          created_at: clock.now().toISOString(),
        })
        .execute(),
    )
    await writeGrants(context, id, readGrants(context.services.permissions, grants), fieldRights)
    if (parentIds.length > 0) await writeParents(context, id, parentIds)
    return { id }
  },
})
