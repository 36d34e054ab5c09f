import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { changedThings, type PartChange } from '../../package/index.ts'
import type { PackagedDashboard, PackagedReport } from './report-pieces.ts'

/** Makes the reports of an app what they shall be. */
export async function changeReports(
  context: OperationContext,
  change: PartChange<PackagedReport[]>,
): Promise<void> {
  const { rows, gone } = changedThings(change)
  await context.transaction.query('delete from report where tenant_id = $1 and id = any($2::uuid[])', [
    context.tenantId,
    gone,
  ])
  await context.transaction.query(
    `insert into report (tenant_id, id, app_id, name, definition, created_at, created_by, updated_at)
     select $1, r.id, $2, r.name, r.definition, $4, $5, $4
     from json_to_recordset($3) as r (id uuid, name text, definition jsonb)
     on conflict (tenant_id, id) do update
     set name = excluded.name, definition = excluded.definition, updated_at = excluded.updated_at
     where report.app_id = excluded.app_id`,
    parameters(context, change.appId, rows),
  )
}

/** The same for its dashboards. */
export async function changeDashboards(
  context: OperationContext,
  change: PartChange<PackagedDashboard[]>,
): Promise<void> {
  const { rows, gone } = changedThings(change)
  await context.transaction.query('delete from dashboard where tenant_id = $1 and id = any($2::uuid[])', [
    context.tenantId,
    gone,
  ])
  await context.transaction.query(
    `insert into dashboard (tenant_id, id, app_id, name, items, filters, created_at, created_by, updated_at)
     select $1, d.id, $2, d.name, d.items, d.filters, $4, $5, $4
     from json_to_recordset($3) as d (id uuid, name text, items jsonb, filters jsonb)
     on conflict (tenant_id, id) do update
     set name = excluded.name, items = excluded.items, filters = excluded.filters, updated_at = excluded.updated_at
     where dashboard.app_id = excluded.app_id`,
    parameters(context, change.appId, rows),
  )
}

function parameters({ tenantId, clock, actor }: OperationContext, appId: string, rows: readonly object[]) {
  return [tenantId, appId, JSON.stringify(rows), clock.now().toISOString(), actorId(actor)]
}
