import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

export const listRoles = defineOperation({
  id: 'role.list',
  kind: 'query',
  method: 'GET',
  path: '/api/roles',
  summary: { zh: '全部角色', en: 'All roles, built-in ones first' },
  access: 'member',
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
    }>(
      `select r.id, r.code, r.name, r.description, r.built_in as "builtIn",
         r.built_in and r.code <> 'administrator' as automatic, coalesce(held.count, 0)::int as "memberCount"
       from role r
       left join (select role_id, count(*) from role_member where tenant_id = $1 group by role_id) held
         on held.role_id = r.id
       where r.tenant_id = $1 order by r.built_in desc, r.id`,
      [tenantId],
    )
    return { items: rows }
  },
})
