import { type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import { notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import type { ReportTable } from './tables.ts'

/** Reads one report. @throws notFound when it is not the tenant's */
export async function findReport(context: OperationContext, reportId: string): Promise<ReportTable> {
  const row = await context.db
    .selectFrom('report')
    .selectAll()
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', reportId)
    .executeTakeFirst()
  if (!row) throw notFound({ zh: '报表', en: 'report' })
  return row
}

/** A stored report as the wire shows it. */
export function toReportView(row: ReportTable) {
  return {
    id: row.id,
    appId: row.app_id,
    name: row.name,
    definition: reportDefinitionSchema.parse(row.definition) as ReportDefinition,
    updatedAt: row.updated_at,
  }
}
