import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

const departmentView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  name: z.string(),
  headMemberId: z.uuid().nullable(),
  headName: z.string().nullable(),
  /** Active people directly in it. */
  memberCount: z.int(),
  /** 1 for a root. */
  level: z.int(),
})

export const listDepartments = defineOperation({
  id: 'department.list',
  kind: 'query',
  method: 'GET',
  path: '/api/departments',
  summary: { zh: '部门树', en: 'The whole tree of departments, parents before children' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({ items: z.array(departmentView) }),
  run: async ({ transaction, tenantId }) => {
    const { rows } = await transaction.query<z.output<typeof departmentView>>(
      `select d.id, d.parent_id as "parentId", d.name, d.head_member_id as "headMemberId", h.name as "headName",
         coalesce(people.count, 0)::int as "memberCount", tree.level
       from department d
       join (select descendant_id, (max(depth) + 1)::int as level from department_closure
             where tenant_id = $1 group by descendant_id) tree on tree.descendant_id = d.id
       left join member h on h.tenant_id = d.tenant_id and h.id = d.head_member_id
       left join (select department_id, count(*) from member where tenant_id = $1 and status = 'active'
                  group by department_id) people on people.department_id = d.id
       where d.tenant_id = $1 order by tree.level, d.position, d.id`,
      [tenantId],
    )
    return { items: rows }
  },
})
