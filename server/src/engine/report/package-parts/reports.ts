import { reportDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { actorId } from '../../../platform/operation/index.ts'
import { definePackagePart, packageBroken } from '../../package/index.ts'
import { nameSchema } from '../report-row.ts'

const reportSchema = z.object({ id: z.uuid(), name: nameSchema, definition: reportDefinitionSchema })

/** Reports of an app whose forms are there. */
export const packagedReports = definePackagePart<z.infer<typeof reportSchema>[]>({
  key: 'reports',
  order: 30,
  kind: 'definition',
  tables: {
    report: {
      tenant_id: 'made anew',
      id: 'carried',
      app_id: 'carried',
      name: 'carried',
      definition: 'carried',
      created_at: 'made anew',
      created_by: 'made anew',
      updated_at: 'made anew',
    },
  },
  schema: z.array(reportSchema).max(2000),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<z.infer<typeof reportSchema>>(
      `select id, name, definition from report where tenant_id = $1 and app_id = $2 and exists (
         select from form f where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at is null
           and f.id::text = definition ->> 'formId')
       order by id`,
      [tenantId, appId],
      'package-reports',
    )
    return rows
  },
  own: (reports) => reports.map(({ id }) => ({ id })),
  names: (reports) => reports.map(({ name }) => name),
  // A report that asks for a field which is gone says so here as it does there; only its form must be the app's own.
  write: async ({ transaction, tenantId, clock, actor }, reports, { appId, ids }) => {
    const renamed = ids.rename(reports)
    const strange = renamed.find(({ definition }) => !ids.isOwn(definition.formId))
    if (strange) throw packageBroken({ where: `parts.reports: ${strange.name}` })
    await transaction.query(
      `insert into report (tenant_id, id, app_id, name, definition, created_at, created_by, updated_at)
       select $1, r.id, $2, r.name, r.definition, $4, $5, $4
       from json_to_recordset($3) as r (id uuid, name text, definition jsonb)`,
      [tenantId, appId, JSON.stringify(renamed), clock.now().toISOString(), actorId(actor)],
    )
    return []
  },
})
