import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { lockTree } from '../department-tree.ts'
import { departmentNotEmpty, lastDepartment } from '../errors.ts'
import { readDepartment } from '../read-department.ts'
import { syncHeads } from '../sync-heads.ts'
import { departmentRecord } from '../system-forms/department.ts'

export const deleteDepartment = defineOperation({
  id: 'department.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/departments/:departmentId',
  summary: { zh: '删除空部门', en: 'Delete a department without people and departments in it' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({ departmentId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'department', id, name }),
  run: async (context, { departmentId }) => {
    const { db, transaction, tenantId } = context
    await lockTree(transaction, tenantId)
    const { name, head_member_id } = await readDepartment(context, departmentId)
    await requireEmpty(context, departmentId, name)
    await db
      .deleteFrom('department')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', departmentId)
      .execute()
    await context.services.ownFields.forget(context, departmentRecord, departmentId)
    const { rowCount } = await transaction.query('select 1 from department where tenant_id = $1 limit 1', [
      tenantId,
    ])
    if (!rowCount) throw lastDepartment()
    if (head_member_id) await syncHeads(transaction, tenantId, [head_member_id])
    announcePermissionChange(context)
    return { id: departmentId, name }
  },
})

/** @throws departmentNotEmpty telling who and what is still in it */
async function requireEmpty({ transaction, tenantId }: OperationContext, departmentId: string, name: string) {
  const { rows } = await transaction.query<{ kind: 'member' | 'department'; count: number; names: string[] }>(
    `select kind, count(*)::int as count, (array_agg(name order by name))[1:3] as names from (
       select 'member' as kind, name from member where tenant_id = $1 and department_id = $2
       union all select 'department', name from department where tenant_id = $1 and parent_id = $2) inside
     group by kind order by kind`,
    [tenantId, departmentId],
  )
  if (rows.length === 0) return
  const list = (names: string[], count: number) => names.join('、') + (count > names.length ? '…' : '')
  throw departmentNotEmpty({
    name,
    what: rows
      .map(({ kind, count, names }) =>
        kind === 'member'
          ? `有 ${count} 位成员（${list(names, count)}）`
          : `有 ${count} 个下级部门（${list(names, count)}）`,
      )
      .join('，'),
    whatEnglish: rows
      .map(
        ({ kind, count, names }) =>
          `${count} ${kind}(s) in it (${list(names, count).replaceAll('、', ', ')})`,
      )
      .join(' and '),
  })
}
