import { filterSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { findForm } from '../find-form.ts'
import { loadDesigned } from '../load-form.ts'
import { actionChanges } from '../publish/action-changes.ts'
import { checkDesign } from '../publish/check-definition.ts'
import { describeChange } from '../publish/describe-change.ts'
import { planChanges } from '../publish/plan-changes.ts'
import { ruleChanges } from '../publish/rule-changes.ts'
import { pathOf, usesOfArchived } from '../publish/uses-of-fields.ts'

export const previewPublish = defineOperation({
  id: 'form.previewPublish',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/publish-preview',
  summary: { zh: '发布前查看会改变什么', en: 'What publishing the draft would change' },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({
    changes: z.array(
      z.object({
        kind: z.enum(['add', 'rename', 'convert', 'archive', 'constraint', 'action', 'rule']),
        fieldId: z.string(),
        zh: z.string(),
        en: z.string(),
        /** What it does to which rows; `filter` shows them in a list of the form as it is published now. */
        effects: z
          .array(z.object({ zh: z.string(), en: z.string(), rows: z.int(), filter: filterSchema.optional() }))
          .optional(),
        /** The first records for which the change cannot be done. */
        rowsThatFail: z.array(z.object({ recordId: z.uuid(), value: z.unknown() })).optional(),
        /** How many there are of them. */
        failing: z.int().optional(),
        /** No conversion exists between the two types. */
        impossible: z.boolean().optional(),
        /** `convert`: what values lose, with some of them and what they become. */
        losses: z
          .array(
            z.object({
              zh: z.string(),
              en: z.string(),
              rows: z.int(),
              examples: z.array(z.object({ from: z.unknown(), to: z.unknown() })),
            }),
          )
          .optional(),
        /** `convert`: how values are understood where that was not plain. */
        decided: z.array(z.object({ zh: z.string(), en: z.string() })).optional(),
        /** `archive`: what uses the field and would no longer find it. */
        uses: z
          .array(z.object({ kind: z.enum(['flow', 'report', 'view']), zh: z.string(), en: z.string() }))
          .optional(),
      }),
    ),
  }),
  run: async (context, { formId }) => {
    const form = await loadDesigned(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const { draft: given } = await findForm(context, formId)
    if (!given) return { changes: [] }
    const draft = await checkDesign(context, given, form)
    const { changes } = planChanges(form.storedFields, form.definition, draft)
    const uses = await usesOfArchived(context, form, changes)
    const described = []
    for (const change of changes) {
      const description = await describeChange(context, form, change)
      const used = change.kind === 'archive' ? uses.filter(({ fieldId }) => fieldId === pathOf(change)) : []
      described.push(used.length > 0 ? { ...description, uses: used } : description)
    }
    const rules = await ruleChanges(context, form, draft)
    return { changes: [...described, ...actionChanges(form.definition, draft), ...rules] }
  },
})
