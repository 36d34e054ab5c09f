import { fieldAccessSchema, filterOperators, formDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { forbidden } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import type { SystemForm } from '../../../platform/system-form/index.ts'
import { fieldAccessOf, mayOnForm, reaches, resourceOf, strongerAccess } from '../access/form-access.ts'
import { visibleDefinition } from '../access/visible-definition.ts'
import { findForm } from '../find-form.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { offeredBy } from '../system/offered.ts'
import { ownAccess } from '../system/own-fields.ts'

const rights = ['create', 'read', 'update', 'delete', 'changeDecided', 'export', 'import'] as const

export const getForm = defineOperation({
  id: 'form.get',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId',
  summary: {
    zh: '表单中我能看到的字段、草稿和我的权限',
    en: 'Fields of a form that I may know, its draft, and what I may do with it',
  },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    appId: z.uuid(),
    name: z.string(),
    icon: z.string(),
    version: z.int(),
    definition: formDefinitionSchema,
    draft: formDefinitionSchema.nullable(),
    /** What I may do with each field at most: creating, or reading. */
    fieldAccess: z.record(z.string(), fieldAccessSchema),
    my: z.object({
      create: z.boolean(),
      read: z.boolean(),
      update: z.boolean(),
      delete: z.boolean(),
      /** Also what the flow has approved. */
      changeDecided: z.boolean(),
      export: z.boolean(),
      import: z.boolean(),
      manage: z.boolean(),
    }),
    hasFlow: z.boolean(),
    /** Of a form the system keeps: what its lists can be asked for. Null: everything, people made it. */
    offered: z
      .object({
        /** Operators by field. */
        filters: z.record(z.string(), z.array(z.enum(filterOperators))),
        sorts: z.array(z.string()),
        search: z.boolean(),
        /** What $createdAt is called here. */
        createdAtName: z.string(),
        /** Fields whose texts are made for each reader: they are read, and nothing else. */
        perReader: z.array(z.string()),
      })
      .nullable(),
    /** Of a form the system keeps to which the workspace adds fields: what it added. Null: nothing can be added. */
    ownFields: z
      .object({
        /** 0 until the first publish. */
        version: z.int(),
        definition: formDefinitionSchema,
        draft: formDefinitionSchema.nullable(),
        /** `edit` where the form's own operations take the field from me. */
        access: z.record(z.string(), fieldAccessSchema),
        /** I may add some; `begun`: somebody did. */
        manage: z.boolean(),
        begun: z.boolean(),
      })
      .nullable(),
  }),
  run: async (context, { formId }) => {
    const form = await loadForm(context, formId)
    const policy = await context.policy()
    const manage = mayOnForm(policy, form, 'app.manage')
    const my = Object.fromEntries(
      rights.map((right) => [right, mayOnForm(policy, form, `record.${right}`)]),
    ) as Record<(typeof rights)[number], boolean>
    if (!manage && !Object.values(my).some(Boolean)) throw forbidden({ permission: 'record.read' })
    const create = my.create && (!form.hasFlow || policy.decide('flow.start', resourceOf(form)).allowed)
    const read = fieldAccessOf(policy, form, 'record.read')
    const fieldAccess = my.create ? strongerAccess(read, fieldAccessOf(policy, form, 'record.create')) : read
    const applicant = create ? await context.services.applicantAccess(context, form) : undefined
    const known = applicant ? strongerAccess(fieldAccess, applicant) : fieldAccess
    const offered = offeredBy(form)
    return {
      id: form.id,
      appId: form.appId,
      name: form.name,
      icon: form.icon,
      version: form.version,
      definition: manage ? form.definition : visibleDefinition(form.definition, known),
      draft: manage ? (await findForm(context, formId)).draft : null,
      fieldAccess: manage
        ? fieldAccess
        : Object.fromEntries(Object.entries(fieldAccess).filter(([id]) => reaches(known[id], 'masked'))),
      my: { ...my, create, manage },
      hasFlow: form.hasFlow,
      ownFields: form.system?.ownFields ? await describeOwnFields(context, form, form.system) : null,
      offered: offered ? { ...offered, createdAtName: form.createdAtName! } : null,
    }
  },
})

async function describeOwnFields(context: OperationContext, form: LoadedForm, system: SystemForm) {
  const { own } = form
  const manage = (await context.policy()).decide('app.manage', resourceOf(form)).allowed
  const nothing = { fields: [], sections: [] }
  if (!own) return { version: 0, definition: nothing, draft: null, access: {}, manage, begun: false }
  const access = await ownAccess(context, system, own)
  return {
    version: own.version,
    definition: manage ? own.definition : visibleDefinition(own.definition, access),
    draft: manage ? (await findForm(context, form.id)).draft : null,
    access: Object.fromEntries(Object.entries(access).filter(([, right]) => reaches(right, 'masked'))),
    manage,
    begun: true,
  }
}
