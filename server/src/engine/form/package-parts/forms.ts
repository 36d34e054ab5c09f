import { type Field, type FormDefinition, fieldSchema, formDefinitionSchema } from '@sluice/contract'
import { hasRows, isLink } from '@sluice/form'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definePackagePart, type ImportedIds, type LeftThing, packageBroken } from '../../package/index.ts'
import { createForm } from '../create-form.ts'
import { checkDefinition } from '../publish/check-definition.ts'
import { publishForm } from '../publish/publish-form.ts'

const formSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  icon: z.string().max(100),
  /** As published; absent for a form that never was. */
  definition: formDefinitionSchema.optional(),
  /** What is being changed and not published yet. */
  draft: formDefinitionSchema.optional(),
})
export type PackagedForm = z.infer<typeof formSchema>

/** Forms as they are published, in their order, with their drafts. */
export const packagedForms = definePackagePart<PackagedForm[]>({
  key: 'forms',
  order: 10,
  kind: 'definition',
  tables: {
    form: {
      tenant_id: 'made anew',
      id: 'carried',
      app_id: 'carried',
      name: 'carried',
      icon: 'carried',
      position: 'carried',
      current_version: 'left: versions begin again where a form is imported',
      draft: 'carried',
      draft_base_version: 'made anew',
      draft_by: 'made anew',
      draft_at: 'made anew',
      stored_fields: 'made anew',
      has_flow: 'made anew',
      created_at: 'made anew',
      created_by: 'made anew',
      updated_at: 'made anew',
      deleted_at: 'left: what lies in the recycle bin is no part of the app',
      deleted_by: 'left: what lies in the recycle bin is no part of the app',
    },
    form_version: {
      tenant_id: 'made anew',
      form_id: 'carried',
      version: 'left: versions begin again where a form is imported',
      definition: 'carried',
      published_at: 'made anew',
      published_by: 'made anew',
    },
  },
  schema: z.array(formSchema).max(500),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<{
      id: string
      name: string
      icon: string
      definition: FormDefinition | null
      draft: FormDefinition | null
    }>(
      `select f.id, f.name, f.icon, v.definition, f.draft from form f
       left join form_version v on v.tenant_id = f.tenant_id and v.form_id = f.id and v.version = f.current_version
       where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at is null order by f.position, f.id`,
      [tenantId, appId],
      'package-forms',
    )
    return rows.map(({ definition, draft, ...form }) => ({
      ...form,
      ...(definition ? { definition } : {}),
      ...(draft ? { draft } : {}),
    }))
  },
  own: (forms) => forms.map(({ id }) => ({ id })),
  names: (forms) => forms.map(({ name }) => name),
  write: async (context, forms, { appId, ids }) => {
    const left: LeftThing[] = []
    const renamed = ids.rename(forms).map(({ definition, draft, ...form }) => ({
      ...form,
      ...(definition ? { definition: withoutStrangers(definition, form.name, ids, left) } : {}),
      ...(draft ? { draft: withoutStrangers(draft, form.name, ids, []) } : {}),
    }))
    // All are there before the first is published: forms link each other in circles.
    for (const { id, name, icon } of renamed) await createForm(context, { id, appId, name, icon })
    for (const { id, definition, draft } of renamed) {
      if (definition) {
        await checkDefinition(context, definition)
        await publishForm(context, id, definition, { valuesThatFail: 'refuse' })
      }
      if (draft) await keepDraft(context, id, draft, definition ? 1 : 0)
    }
    return left
  },
})

/** A field that links a form which is not here becomes a text: reports, conditions and flows still find it. */
function withoutStrangers(
  definition: FormDefinition,
  formName: string,
  ids: ImportedIds,
  left: LeftThing[],
): FormDefinition {
  const keep = <F extends Field>(field: F): Field => {
    if (hasRows(field)) return { ...field, fields: field.fields.map((column) => keep(column)) } as Field
    if (!isLink(field) || ids.isKnown(field.targetFormId)) return field
    const { targetFormId: _target, ...rest } = field
    left.push({
      zh: `“${formName}”的字段“${field.name}”关联的表单不在这里，已改为文本字段。`,
      en: `"${formName}": the form that the field "${field.name}" links is not here; it has become a text.`,
    })
    return plainText(rest, formName)
  }
  return { ...definition, fields: definition.fields.map(keep) }
}

function plainText(rest: object, formName: string): Field {
  const read = fieldSchema.safeParse({ ...rest, type: 'text' })
  if (!read.success) throw packageBroken({ where: formName })
  return read.data
}

async function keepDraft(
  context: OperationContext,
  formId: string,
  draft: FormDefinition,
  baseVersion: number,
): Promise<void> {
  const { db, tenantId, clock } = context
  await db
    .updateTable('form')
    .set({
      draft: JSON.stringify(draft),
      draft_base_version: baseVersion,
      draft_by: context.memberId,
      draft_at: clock.now().toISOString(),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', formId)
    .execute()
}
