import { fieldAccessSchema, recordViewSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { fieldAccessOnRow, reaches } from '../access/form-access.ts'
import { rowAllows } from '../access/row-allows.ts'
import { loadForm } from '../load-form.ts'
import { readRecordWithAccess } from '../record/read-record.ts'
import { describeReferences, referencesSchema } from '../record/references.ts'

export const getRecord = defineOperation({
  id: 'record.get',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/records/:recordId',
  summary: { zh: '一条数据', en: 'One record' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    recordId: z.uuid(),
    view: z.enum(['all', 'recycleBin']).default('all'),
  }),
  output: z.object({
    record: recordViewSchema,
    references: referencesSchema,
    /** `edit` where I may change the field of this record now. */
    fieldAccess: z.record(z.string(), fieldAccessSchema),
    my: z.object({
      update: z.boolean(),
      delete: z.boolean(),
      /** Its flow approved it, and I have no right to change what was decided. */
      locked: z.boolean(),
    }),
  }),
  run: async (context, { formId, recordId, view }) => {
    const form = await loadForm(context, formId)
    const { record, access } = await readRecordWithAccess(context, form, recordId, { view })
    const policy = await context.policy()
    const row = { created_by: record.createdBy, owner_department_id: record.ownerDepartmentId }
    const decided = record.flowState === 'approved'
    const [update, mayDelete, mayDecided, references] = await Promise.all([
      rowAllows(context, form, recordId, row, 'record.update'),
      rowAllows(context, form, recordId, row, 'record.delete'),
      decided && rowAllows(context, form, recordId, row, 'record.changeDecided'),
      describeReferences(context, form, [record]),
    ])
    const locked = decided && !mayDecided
    const open = view === 'all' && record.flowState !== 'running' && !locked
    const changing = update && open ? fieldAccessOnRow(policy, form, 'record.update', row) : {}
    const fieldAccess = Object.fromEntries(
      Object.entries(access).map(([id, right]) => [
        id,
        reaches(right, 'read') && changing[id] === 'edit' ? ('edit' as const) : right,
      ]),
    )
    return {
      record,
      references,
      fieldAccess,
      my: { update: update && open, delete: mayDelete && open, locked },
    }
  },
})
