import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { roleBuiltIn } from '../errors.ts'
import { announcePermissionChange } from '../policy-source.ts'
import { readRole } from '../read-role.ts'
import { isAutomatic } from '../role-membership.ts'

export const setRoleMembers = defineOperation({
  id: 'role.setMembers',
  kind: 'command',
  method: 'PUT',
  path: '/api/roles/:roleId/members',
  summary: { zh: '设置角色的成员', en: 'Say who holds a role' },
  access: { permission: 'role.manage' },
  actsOnPeople: true,
  input: z.object({ roleId: z.uuid(), memberIds: z.array(z.uuid()).max(10_000) }),
  output: z.object({ id: z.uuid(), name: z.string(), added: z.int(), removed: z.int() }),
  audit: (_, { id, name }) => ({ type: 'role', id, name }),
  run: async (context, { roleId, memberIds }) => {
    const { transaction, tenantId } = context
    const role = await readRole(context, roleId)
    if (isAutomatic(role.code)) {
      throw roleBuiltIn({ name: role.name, act: '手工设置成员', actEnglish: 'setting its members by hand' })
    }
    await requireMembers(context, memberIds)
    const { rowCount: removed } = await transaction.query(
      'delete from role_member where tenant_id = $1 and role_id = $2 and not member_id = any($3)',
      [tenantId, roleId, memberIds],
    )
    const { rowCount: added } = await transaction.query(
      `insert into role_member (tenant_id, role_id, member_id)
       select distinct $1::uuid, $2::uuid, id from unnest($3::uuid[]) as id on conflict do nothing`,
      [tenantId, roleId, memberIds],
    )
    announcePermissionChange(context)
    return { id: roleId, name: role.name, added: added ?? 0, removed: removed ?? 0 }
  },
})

async function requireMembers(
  { transaction, tenantId }: OperationContext,
  memberIds: string[],
): Promise<void> {
  // Who left comes back by an invitation only, and with what that one gives.
  const { rows } = await transaction.query<{ index: number }>(
    `select (given.place - 1)::int as index from unnest($2::uuid[]) with ordinality as given (id, place)
     left join member m on m.tenant_id = $1 and m.id = given.id and m.left_at is null where m.id is null order by 1`,
    [tenantId, memberIds],
  )
  if (rows.length === 0) return
  const fields = rows.map(({ index }) => ({
    field: `memberIds.${index}`,
    code: 'not_found',
    message: {
      zh: '这位成员不存在，或已离开工作区。',
      en: 'There is no such member, or they have left the workspace.',
    },
  }))
  throw invalidInput({ count: fields.length }, fields)
}
