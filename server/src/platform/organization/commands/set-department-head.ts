import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { lockTree } from '../department-tree.ts'
import { memberNotFound } from '../errors.ts'
import { readDepartment } from '../read-department.ts'
import { readMember } from '../read-member.ts'
import { syncHeads } from '../sync-heads.ts'

export const setDepartmentHead = defineOperation({
  id: 'department.setHead',
  kind: 'command',
  method: 'PUT',
  path: '/api/departments/:departmentId/head',
  summary: { zh: '设置部门负责人', en: 'Say who heads a department' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({
    departmentId: z.uuid(),
    /** null: nobody. */
    memberId: z.uuid().nullable(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'department', id, name }),
  run: async (context, { departmentId, memberId }) => {
    const { db, transaction, tenantId } = context
    await lockTree(transaction, tenantId)
    const department = await readDepartment(context, departmentId)
    if (memberId && (await readMember(context, memberId)).status !== 'active') throw memberNotFound()
    await db
      .updateTable('department')
      .set({ head_member_id: memberId })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', departmentId)
      .execute()
    const touched = [department.head_member_id, memberId].filter((id) => id !== null)
    await syncHeads(transaction, tenantId, touched)
    for (const id of touched) announcePermissionChange(context, id)
    return { id: departmentId, name: department.name }
  },
})
