import { z } from 'zod'

/** A member as lists and details show it. */
export const memberViewSchema = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  username: z.string().nullable(),
  title: z.string(),
  status: z.enum(['active', 'disabled']),
  /** They left by themselves: only a new invitation brings them back. */
  left: z.boolean(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  roles: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
})
export type MemberView = z.output<typeof memberViewSchema>

/** Select list for `member m`; roles come in the same query, so that a page costs one. */
export const memberColumns = `
  m.id, m.account_id as "accountId", m.name, m.email, m.username, m.title, m.status, m.left_at is not null as "left", m.department_id as "departmentId",
  (select d.name from department d where d.tenant_id = m.tenant_id and d.id = m.department_id) as "departmentName",
  m.created_at as "createdAt",
  coalesce((select json_agg(json_build_object('id', r.id, 'code', r.code, 'name', r.name) order by r.id)
    from role_member rm join role r on r.tenant_id = rm.tenant_id and r.id = rm.role_id
    where rm.tenant_id = m.tenant_id and rm.member_id = m.id), '[]') as roles`
