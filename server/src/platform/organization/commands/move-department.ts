import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { departmentTaken } from '../department-taken.ts'
import {
  heightOf,
  levelOf,
  lockTree,
  placeAmongSiblings,
  rehangSubtree,
  requireLevel,
} from '../department-tree.ts'
import { departmentCycle } from '../errors.ts'
import { readDepartment } from '../read-department.ts'

export const moveDepartment = defineOperation({
  id: 'department.move',
  kind: 'command',
  method: 'POST',
  path: '/api/departments/:departmentId/move',
  summary: { zh: '移动部门', en: 'Move a department with all below it, or reorder it' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({
    departmentId: z.uuid(),
    /** null: becomes a root. */
    parentId: z.uuid().nullable(),
    /** Place among the new siblings, from 0; the end when absent. */
    position: z.int().min(0).max(10_000).optional(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'department', id, name }),
  run: async (context, { departmentId, parentId, position }) => {
    const { transaction, tenantId, db } = context
    await lockTree(transaction, tenantId)
    const department = await readDepartment(context, departmentId)
    if (department.parent_id !== parentId) {
      await requireNoCycle(context, department, parentId)
      requireLevel(
        (await levelOf(transaction, tenantId, parentId)) +
          (await heightOf(transaction, tenantId, departmentId)),
      )
      await whenTaken(departmentTaken, () =>
        db
          .updateTable('department')
          .set({ parent_id: parentId })
          .where('tenant_id', '=', tenantId)
          .where('id', '=', departmentId)
          .execute(),
      )
      await rehangSubtree(transaction, tenantId, departmentId, parentId)
    }
    await placeAmongSiblings(transaction, tenantId, departmentId, position)
    announcePermissionChange(context)
    return { id: departmentId, name: department.name }
  },
})

async function requireNoCycle(
  context: OperationContext,
  department: { id: string; name: string },
  parentId: string | null,
): Promise<void> {
  if (!parentId) return
  const parent = await readDepartment(context, parentId)
  const { rowCount } = await context.transaction.query(
    'select 1 from department_closure where tenant_id = $1 and ancestor_id = $2 and descendant_id = $3',
    [context.tenantId, department.id, parentId],
  )
  if (rowCount) throw departmentCycle({ name: department.name, parent: parent.name })
}
