import { z } from 'zod'
import { type FieldError, invalidInput } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** Most departments, roles and members that one announcement names. */
const mostNamed = { departmentIds: 200, roleIds: 100, memberIds: 500 }

/** Whom an announcement is for: everybody, or those named; departments with all below them. */
export const audienceSchema = z.object({
  all: z.boolean(),
  departmentIds: z.array(z.uuid()).max(mostNamed.departmentIds).default([]),
  roleIds: z.array(z.uuid()).max(mostNamed.roleIds).default([]),
  memberIds: z.array(z.uuid()).max(mostNamed.memberIds).default([]),
})
export type Audience = z.output<typeof audienceSchema>

/** Whether the member `m` is in the audience of the announcement `a`: now, not when it was published. */
export const isForMember = `(a.to_all or m.id = any(a.member_ids)
  or exists (select from department_closure c where c.tenant_id = m.tenant_id and c.descendant_id = m.department_id
    and c.ancestor_id = any(a.department_ids))
  or exists (select from role_member r where r.tenant_id = m.tenant_id and r.member_id = m.id
    and r.role_id = any(a.role_ids)))`

const tables = { departmentIds: 'department', roleIds: 'role', memberIds: 'member' } as const
const words = {
  departmentIds: { zh: '没有这个部门，请重新选择', en: 'There is no such department' },
  roleIds: { zh: '没有这个角色，请重新选择', en: 'There is no such role' },
  memberIds: { zh: '没有这个成员，请重新选择', en: 'There is no such member' },
}

/**
 * Checks whom an announcement names; nobody is named beside everybody.
 * @throws invalidInput naming the place
 */
export async function requireAudience(context: OperationContext, audience: Audience): Promise<Audience> {
  const { transaction, tenantId } = context
  if (audience.all) return { all: true, departmentIds: [], roleIds: [], memberIds: [] }
  const wrong: FieldError[] = []
  for (const key of Object.keys(tables) as (keyof typeof tables)[]) {
    const ids = audience[key]
    if (ids.length === 0) continue
    const { rows } = await transaction.query<{ id: string }>(
      `select id from ${tables[key]} where tenant_id = $1 and id = any($2::uuid[])`,
      [tenantId, ids],
    )
    const known = new Set(rows.map(({ id }) => id))
    for (const [index, id] of ids.entries())
      if (!known.has(id))
        wrong.push({ field: `audience.${key}.${index}`, code: 'not_found', message: words[key] })
  }
  const named = audience.departmentIds.length + audience.roleIds.length + audience.memberIds.length
  if (named === 0)
    wrong.push({
      field: 'audience',
      code: 'required',
      message: {
        zh: '请选择全员，或至少一个部门、角色、成员',
        en: 'Choose everybody, or at least a department, a role or a member',
      },
    })
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  return audience
}
