import { type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import type { Text } from '../../../kernel/index.ts'
import { type Piece, type SettingNames, tellSettings } from '../../package/index.ts'
import { dashboardFiltersSchema, dashboardItemSchema, nameSchema } from '../report-row.ts'

export const packagedReportSchema = z.object({
  id: z.uuid(),
  name: nameSchema,
  definition: reportDefinitionSchema,
})
export type PackagedReport = z.infer<typeof packagedReportSchema>

export const packagedDashboardSchema = z.object({
  id: z.uuid(),
  name: nameSchema,
  items: z.array(dashboardItemSchema).max(60),
  filters: dashboardFiltersSchema,
})
export type PackagedDashboard = z.infer<typeof packagedDashboardSchema>

/** What everything in a report is called where versions are compared. */
export const reportSettings: SettingNames<ReportDefinition & Omit<PackagedReport, 'definition'>> = {
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  formId: { zh: '表单', en: 'Form' },
  chart: { zh: '图表类型', en: 'Chart' },
  rows: { zh: '分组', en: 'Groups' },
  columns: { zh: '列分组', en: 'Columns' },
  measures: { zh: '指标', en: 'Measures' },
  fields: { zh: '显示的字段', en: 'Fields shown' },
  filter: { zh: '筛选条件', en: 'Filter' },
  sort: { zh: '排序', en: 'Order' },
  top: { zh: '显示前几名', en: 'First so many' },
  compare: { zh: '同比环比', en: 'Comparison with before' },
}

/** The same of a dashboard. */
export const dashboardSettings: SettingNames<PackagedDashboard> = {
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  items: { zh: '图表的摆放', en: 'Places of charts' },
  filters: { zh: '筛选', en: 'Filters' },
}

export function splitReports(reports: readonly PackagedReport[]): Piece[] {
  return reports.map((report) => ({
    key: `reports/${report.id}`,
    kind: 'report',
    title: { zh: `报表“${report.name}”`, en: `report "${report.name}"` },
    value: report,
    children: [],
  }))
}

/** Reports on forms that are left. */
export function joinReports(pieces: readonly Piece[], soFar: ReadonlyMap<string, unknown>): PackagedReport[] {
  const forms = idsOf(soFar.get('forms'))
  return pieces
    .map(({ value }) => value as PackagedReport)
    .filter(({ definition }) => forms.has(definition.formId))
}

export function tellReport(before: unknown, after: unknown): Text[] {
  const flat = ({ definition, ...report }: PackagedReport) => ({ ...definition, ...report })
  return tellSettings(reportSettings, flat(before as PackagedReport), flat(after as PackagedReport))
}

export function splitDashboards(dashboards: readonly PackagedDashboard[]): Piece[] {
  return dashboards.map((dashboard) => ({
    key: `dashboards/${dashboard.id}`,
    kind: 'dashboard',
    title: { zh: `仪表盘“${dashboard.name}”`, en: `dashboard "${dashboard.name}"` },
    value: dashboard,
    children: [],
  }))
}

/** Dashboards without the places and filters whose report or form is gone. */
export function joinDashboards(
  pieces: readonly Piece[],
  soFar: ReadonlyMap<string, unknown>,
): PackagedDashboard[] {
  const [forms, reports] = [idsOf(soFar.get('forms')), idsOf(soFar.get('reports'))]
  return pieces.map(({ value }) => {
    const dashboard = value as PackagedDashboard
    return {
      ...dashboard,
      items: dashboard.items.filter(({ reportId }) => reports.has(reportId)),
      filters: dashboard.filters.filter(({ formId }) => forms.has(formId)),
    }
  })
}

export function tellDashboard(before: unknown, after: unknown): Text[] {
  return tellSettings(dashboardSettings, before as PackagedDashboard, after as PackagedDashboard)
}

function idsOf(things: unknown): Set<string> {
  return new Set(((things ?? []) as { id: string }[]).map(({ id }) => id))
}
