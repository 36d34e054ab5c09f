import { z } from 'zod'
import { definePackagePart, packageBroken } from '../../package/index.ts'
import { changeReports } from '../packaging/change-views.ts'
import {
  joinReports,
  type PackagedReport,
  packagedReportSchema,
  splitReports,
  tellReport,
} from '../packaging/report-pieces.ts'

/** Reports of an app whose forms are there. */
export const packagedReports = definePackagePart<PackagedReport[]>({
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
  schema: z.array(packagedReportSchema).max(2000),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<PackagedReport>(
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
  write: async (context, reports, { appId, ids }) => {
    const renamed = ids.rename(reports)
    const strange = renamed.find(({ definition }) => !ids.isOwn(definition.formId))
    if (strange) throw packageBroken({ where: `parts.reports: ${strange.name}` })
    await changeReports(context, { appId, now: [], next: renamed })
    return []
  },
  pieces: {
    unordered: true,
    split: splitReports,
    join: joinReports,
    tell: (_context, _piece, before, after) => tellReport(before, after),
    change: async (context, change) => {
      await changeReports(context, change)
      return []
    },
  },
})
