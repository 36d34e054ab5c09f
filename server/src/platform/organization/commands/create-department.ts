import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { createDepartment as insertDepartment } from '../create-department.ts'
import { departmentTaken } from '../department-taken.ts'
import { levelOf, lockTree, requireLevel, rootDepartmentId } from '../department-tree.ts'
import { departmentRecord } from '../system-forms/department.ts'

export const createDepartment = defineOperation({
  id: 'department.create',
  kind: 'command',
  method: 'POST',
  path: '/api/departments',
  summary: { zh: '新建部门', en: 'Add a department' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({
    name: nameText(60),
    /** Absent: below the first root; null: a root of its own. */
    parentId: z.uuid().nullish(),
    /** Fields the workspace added to departments, by id. */
    values: recordValuesSchema.optional(),
  }),
  output: z.object({ id: z.uuid() }),
  // What was given to fields of the workspace is told by the history of the record, to whom may read it.
  secretFields: ['values'],
  audit: ({ name }, { id }) => ({ type: 'department', id, name }),
  run: async (context, { name, parentId, values }) => {
    const { transaction, tenantId, clock } = context
    await lockTree(transaction, tenantId)
    const parent = parentId === undefined ? await rootDepartmentId(transaction, tenantId) : parentId
    requireLevel((await levelOf(transaction, tenantId, parent)) + 1)
    const id = await whenTaken(departmentTaken, () =>
      insertDepartment(transaction, { tenantId, name, parentId: parent ?? undefined }, clock.now()),
    )
    if (values)
      await context.services.ownFields.write(context, departmentRecord, { id, values, act: 'create' })
    announcePermissionChange(context)
    return { id }
  },
})
