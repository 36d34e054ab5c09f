import type { FormDefinition } from '@sluice/contract'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definePackagePart, type LeftThing } from '../../package/index.ts'
import { createForm } from '../create-form.ts'
import { changeForms } from '../packaging/change-forms.ts'
import { formEffects } from '../packaging/form-effects.ts'
import { joinForms, splitForms, tellForm } from '../packaging/form-pieces.ts'
import { type PackagedForm, packagedFormSchema } from '../packaging/packaged-form.ts'
import { publishPackaged } from '../packaging/publish-packaged.ts'
import { withoutStrangers } from '../packaging/without-strangers.ts'

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
    computed_source: {
      tenant_id: 'made anew',
      form_id: 'made anew',
      field_id: 'made anew',
      source_form_id: 'made anew',
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
  schema: z.array(packagedFormSchema).max(500),
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
  outline: (forms) =>
    forms.map(({ name, definition }) => ({
      title: name,
      lines: (definition?.fields ?? []).map((field) => field.name),
      boxes: [],
    })),
  write: async (context, forms, { appId, ids }) => {
    const left: LeftThing[] = []
    const renamed = ids.rename(forms).map(({ definition, draft, ...form }) => ({
      ...form,
      ...(definition ? { definition: withoutStrangers(definition, form.name, ids, left) } : {}),
      ...(draft ? { draft: withoutStrangers(draft, form.name, ids, []) } : {}),
    }))
    // All are there before the first is published: forms link each other in circles.
    for (const { id, name, icon } of renamed) await createForm(context, { id, appId, name, icon })
    const versions = await publishPackaged(context, renamed)
    for (const { id, draft } of renamed) if (draft) await keepDraft(context, id, draft, versions.get(id) ?? 0)
    return left
  },
  pieces: {
    split: splitForms,
    join: joinForms,
    tell: (_, { kind }, before, after) => tellForm(kind, before, after),
    effects: formEffects,
    change: changeForms,
  },
})

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
