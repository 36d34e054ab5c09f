import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { departmentTaken } from '../department-taken.ts'
import { readDepartment } from '../read-department.ts'
import { departmentRecord } from '../system-forms/department.ts'

export const updateDepartment = defineOperation({
  id: 'department.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/departments/:departmentId',
  summary: { zh: '修改部门', en: 'Change a department: its name, fields of the workspace' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({
    departmentId: z.uuid(),
    /** Absent: unchanged. */
    name: nameText(60).optional(),
    /** Fields the workspace added to departments, by id; absent ones stay. */
    values: recordValuesSchema.optional(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  // What was given to fields of the workspace is told by the history of the record, to whom may read it.
  secretFields: ['values'],
  audit: (_, { id, name }) => ({ type: 'department', id, name }),
  run: async (context, { departmentId, name: given, values }) => {
    const department = await readDepartment(context, departmentId)
    const name = given ?? department.name
    // Written also where the name stays: who changes fields of the workspace at the same time waits.
    await whenTaken(departmentTaken, () =>
      context.db
        .updateTable('department')
        .set({ name })
        .where('tenant_id', '=', context.tenantId)
        .where('id', '=', departmentId)
        .execute(),
    )
    if (values) {
      const record = { id: departmentId, values, act: 'update' as const }
      await context.services.ownFields.write(context, departmentRecord, record)
    }
    return { id: departmentId, name }
  },
})
