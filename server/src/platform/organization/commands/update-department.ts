import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { departmentTaken } from '../department-taken.ts'
import { readDepartment } from '../read-department.ts'

export const updateDepartment = defineOperation({
  id: 'department.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/departments/:departmentId',
  summary: { zh: '修改部门名称', en: 'Rename a department' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({ departmentId: z.uuid(), name: nameText(60) }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'department', id, name }),
  run: async (context, { departmentId, name }) => {
    await readDepartment(context, departmentId)
    await whenTaken(departmentTaken, () =>
      context.db
        .updateTable('department')
        .set({ name })
        .where('tenant_id', '=', context.tenantId)
        .where('id', '=', departmentId)
        .execute(),
    )
    return { id: departmentId, name }
  },
})
