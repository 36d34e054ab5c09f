import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { grantViewSchema } from '../grant-schema.ts'

export const listRoles = defineOperation({
  id: 'role.list',
  kind: 'query',
  method: 'GET',
  path: '/api/roles',
  summary: { zh: '全部角色', en: 'All roles, built-in ones first' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        name: z.string(),
        description: z.string(),
        builtIn: z.boolean(),
        /** Filled by the system: everybody, or the heads of departments. */
        automatic: z.boolean(),
        memberCount: z.int(),
        grants: z.array(grantViewSchema),
        /** Roles whose rights it has too. */
        parentIds: z.array(z.uuid()),
      }),
    ),
  }),
  run: async ({ transaction, tenantId }) => {
    const { rows } = await transaction.query<{
      id: string
      code: string
      name: string
      description: string
      builtIn: boolean
      automatic: boolean
      memberCount: number
      grants: z.output<typeof grantViewSchema>[]
      parentIds: string[]
    }>(
      `select r.id, r.code, r.name, r.description, r.built_in as "builtIn",
         r.built_in and r.code <> 'administrator' as automatic, coalesce(held.count, 0)::int as "memberCount",
         coalesce((select json_agg(json_build_object('id', g.id, 'permission', g.permission, 'resource', g.resource,
             'scope', g.scope, 'validFrom', g.valid_from, 'validTo', g.valid_to) order by g.permission, g.resource, g.id)
           from permission_grant g where g.tenant_id = r.tenant_id and g.role_id = r.id), '[]') as grants,
         array(select p.parent_id::text from role_parent p where p.tenant_id = r.tenant_id and p.role_id = r.id
           order by p.parent_id) as "parentIds"
       from role r
       left join (select role_id, count(*) from role_member where tenant_id = $1 group by role_id) held
         on held.role_id = r.id
       where r.tenant_id = $1 order by r.built_in desc, r.id`,
      [tenantId],
    )
    return { items: rows }
  },
})
