import { formDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { memberNames } from '../../../platform/organization/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { loadDesigned } from '../load-form.ts'

export const listVersions = defineOperation({
  id: 'form.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/versions',
  summary: { zh: '表单的历史版本', en: 'Published versions of a form' },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({
    items: z.array(
      z.object({
        version: z.int(),
        publishedAt: z.string(),
        publishedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        definition: formDefinitionSchema,
      }),
    ),
  }),
  run: async (context, { formId }) => {
    const form = await loadDesigned(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const rows = await context.db
      .selectFrom('form_version')
      .select(['version', 'definition', 'published_at', 'published_by'])
      .where('tenant_id', '=', context.tenantId)
      .where('form_id', '=', formId)
      .orderBy('version', 'desc')
      .limit(200)
      .execute()
    const people = rows.flatMap(({ published_by }) => published_by ?? [])
    const names = await memberNames(context, people)
    return {
      items: rows.map(({ version, definition, published_at, published_by }) => ({
        version,
        publishedAt: published_at,
        publishedBy: published_by ? { id: published_by, name: names.get(published_by) ?? '' } : null,
        definition,
      })),
    }
  },
})
