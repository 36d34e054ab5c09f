import { z } from 'zod'
import { definePackagePart, packageBroken } from '../../package/index.ts'
import { changeDashboards } from '../packaging/change-views.ts'
import {
  joinDashboards,
  type PackagedDashboard,
  type PackagedReport,
  packagedDashboardSchema,
  splitDashboards,
  tellDashboard,
} from '../packaging/report-pieces.ts'

const livingForm = 'select from form f where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at is null'
const living = {
  form: livingForm,
  report: `select from report r where r.tenant_id = $1 and r.app_id = $2
    and exists (${livingForm} and f.id::text = r.definition ->> 'formId')`,
}

/** Dashboards of an app, without the places and filters whose report or form is gone. */
export const packagedDashboards = definePackagePart<PackagedDashboard[]>({
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
  schema: z.array(packagedDashboardSchema).max(500),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<PackagedDashboard>(
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
  outline: (dashboards, soFar) => {
    const reports = new Map(((soFar.get('reports') ?? []) as PackagedReport[]).map((one) => [one.id, one]))
    return dashboards.map(({ name, items }) => ({
      title: name,
      lines: [],
      boxes: items.flatMap(({ reportId, x, y, w, h }) => {
        const report = reports.get(reportId)
        return report ? [{ name: report.name, kind: report.definition.chart, x, y, w, h }] : []
      }),
    }))
  },
  write: async (context, dashboards, { appId, ids }) => {
    const renamed = ids.rename(dashboards)
    const strange = renamed.find(
      ({ items, filters }) =>
        !items.every(({ reportId }) => ids.isOwn(reportId)) ||
        !filters.every(({ formId }) => ids.isOwn(formId)),
    )
    if (strange) throw packageBroken({ where: `parts.dashboards: ${strange.name}` })
    await changeDashboards(context, { appId, now: [], next: renamed })
    return []
  },
  pieces: {
    unordered: true,
    split: splitDashboards,
    join: joinDashboards,
    tell: (_context, _piece, before, after) => tellDashboard(before, after),
    change: async (context, change) => {
      await changeDashboards(context, change)
      return []
    },
  },
})
