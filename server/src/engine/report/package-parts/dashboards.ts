import { z } from 'zod'
import { actorId } from '../../../platform/operation/index.ts'
import { definePackagePart, packageBroken } from '../../package/index.ts'
import { dashboardFiltersSchema, dashboardItemSchema, nameSchema } from '../report-row.ts'

const dashboardSchema = z.object({
  id: z.uuid(),
  name: nameSchema,
  items: z.array(dashboardItemSchema).max(60),
  filters: dashboardFiltersSchema,
})

const livingForm = 'select from form f where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at is null'
const living = {
  form: livingForm,
  report: `select from report r where r.tenant_id = $1 and r.app_id = $2
    and exists (${livingForm} and f.id::text = r.definition ->> 'formId')`,
}

/** Dashboards of an app, without the places and filters whose report or form is gone. */
export const packagedDashboards = definePackagePart<z.infer<typeof dashboardSchema>[]>({
  key: 'dashboards',
  order: 40,
  kind: 'definition',
  tables: {
    dashboard: {
      tenant_id: 'made anew',
      id: 'carried',
      app_id: 'carried',
      name: 'carried',
      items: 'carried',
      filters: 'carried',
      created_at: 'made anew',
      created_by: 'made anew',
      updated_at: 'made anew',
    },
  },
  schema: z.array(dashboardSchema).max(500),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<z.infer<typeof dashboardSchema>>(
      `select id, name,
         (select coalesce(jsonb_agg(i order by n), '[]') from jsonb_array_elements(items) with ordinality as e (i, n)
          where exists (${living.report} and r.id::text = i ->> 'reportId')) as items,
         (select coalesce(jsonb_agg(i order by n), '[]') from jsonb_array_elements(filters) with ordinality as e (i, n)
          where exists (${living.form} and f.id::text = i ->> 'formId')) as filters
       from dashboard where tenant_id = $1 and app_id = $2 order by id`,
      [tenantId, appId],
      'package-dashboards',
    )
    return rows
  },
  own: (dashboards) => dashboards.map(({ id }) => ({ id })),
  names: (dashboards) => dashboards.map(({ name }) => name),
  write: async ({ transaction, tenantId, clock, actor }, dashboards, { appId, ids }) => {
    const renamed = ids.rename(dashboards)
    const strange = renamed.find(
      ({ items, filters }) =>
        !items.every(({ reportId }) => ids.isOwn(reportId)) ||
        !filters.every(({ formId }) => ids.isOwn(formId)),
    )
    if (strange) throw packageBroken({ where: `parts.dashboards: ${strange.name}` })
    await transaction.query(
      `insert into dashboard (tenant_id, id, app_id, name, items, filters, created_at, created_by, updated_at)
       select $1, d.id, $2, d.name, d.items, d.filters, $4, $5, $4
       from json_to_recordset($3) as d (id uuid, name text, items jsonb, filters jsonb)`,
      [tenantId, appId, JSON.stringify(renamed), clock.now().toISOString(), actorId(actor)],
    )
    return []
  },
})
