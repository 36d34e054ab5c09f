import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadReadableForm } from '../definition/manage-permission.ts'

/** Every published version of a form's flow, newest first, with how many instances still run on it (N3.10). */
export const listFlowVersions = defineOperation({
  id: 'flow.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/flow/versions',
  summary: { zh: '流程的版本', en: 'Published versions of a flow' },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({
    items: z.array(
      z.object({
        definitionId: z.uuid(),
        version: z.int(),
        publishedAt: z.iso.datetime(),
        publishedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        running: z.int(),
        xml: z.string(),
      }),
    ),
  }),
  run: async (context, { formId }) => {
    await loadReadableForm(context, formId)
    const { rows } = await context.transaction.query<VersionRow>(
      `select d.id, d.version, d.published_at, d.published_by, m.name, d.xml,
         (select count(*)::int from flow_instance i where i.tenant_id = d.tenant_id and i.form_id = d.form_id
            and i.definition_id = d.id and i.ended_at is null) as running
       from flow_definition d left join member m on m.tenant_id = d.tenant_id and m.id = d.published_by
       where d.tenant_id = $1 and d.form_id = $2 order by d.version desc limit 200`,
      [context.tenantId, formId],
    )
    return {
      items: rows.map((row) => ({
        definitionId: row.id,
        version: row.version,
        publishedAt: row.published_at,
        publishedBy: row.published_by ? { id: row.published_by, name: row.name ?? '' } : null,
        running: row.running,
        xml: row.xml,
      })),
    }
  },
})

interface VersionRow {
  id: string
  version: number
  published_at: string
  published_by: string | null
  name: string | null
  running: number
  xml: string
}
