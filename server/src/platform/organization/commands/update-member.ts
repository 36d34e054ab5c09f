import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { nameText, optionalNameText } from '../../../kernel/index.ts'
import { announceSessionChange } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { readPresentMember } from '../read-member.ts'
import { requireDepartment } from '../require-department.ts'
import { setMemberRoles } from '../set-member-roles.ts'
import { memberRecord } from '../system-forms/member.ts'

export const updateMember = defineOperation({
  id: 'member.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/members/:memberId',
  summary: { zh: '修改成员', en: 'Change a member: name, title, department, roles' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({
    memberId: z.uuid(),
    name: nameText(60).optional(),
    title: optionalNameText(60).optional(),
    departmentId: z.uuid().nullish(),
    /** All roles given by hand; absent: unchanged. */
    roleIds: z.array(z.uuid()).max(50).optional(),
    /** Fields the workspace added to members, by id; absent ones stay. */
    values: recordValuesSchema.optional(),
  }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  // What was given to fields of the workspace is told by the history of the record, to whom may read it.
  secretFields: ['values'],
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  run: async (context, { memberId, name, title, departmentId, roleIds, values }) => {
    const { db, tenantId, clock } = context
    const member = await readPresentMember(context, memberId)
    if (departmentId) await requireDepartment(context, departmentId)
    await db
      .updateTable('member')
      .set({
        name: name ?? member.name,
        title: title ?? member.title,
        department_id: departmentId === undefined ? member.department_id : departmentId,
        updated_at: clock.now().toISOString(),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', memberId)
      .execute()
    if (roleIds) await setMemberRoles(context, memberId, roleIds)
    if (values)
      await context.services.ownFields.write(context, memberRecord, { id: memberId, values, act: 'update' })
    announcePermissionChange(context, memberId)
    if (name && name !== member.name) announceSessionChange(context, member.account_id)
    return { id: memberId, name: name ?? member.name }
  },
})
