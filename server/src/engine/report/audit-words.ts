import { defineAuditParts, defineAuditThing, namesIn } from '../../platform/audit/index.ts'

export const report = defineAuditThing({
  kind: 'report',
  name: { zh: '报表', en: 'Report' },
  names: namesIn('report', (id) => `/reports/${id}`),
})
export const dashboard = defineAuditThing({
  kind: 'dashboard',
  name: { zh: '仪表盘', en: 'Dashboard' },
  names: namesIn('dashboard', (id) => `/dashboards/${id}`),
})

interface Item {
  reportId?: string
}

export const reportParts = defineAuditParts({
  reportId: { name: { zh: '报表', en: 'Report' }, thing: 'report' },
  dashboardId: { name: { zh: '仪表盘', en: 'Dashboard' }, thing: 'dashboard' },
  'report.definition': {
    name: { zh: '表单', en: 'Form' },
    tell: async (context, value) => {
      const { formId } = (value ?? {}) as { formId?: string }
      const names = formId
        ? await context.services.auditBook.thing('form')?.names?.(context, [formId])
        : undefined
      const found = formId ? names?.get(formId) : undefined
      return found ? [{ label: { zh: '表单', en: 'Form' }[context.locale], values: [found] }] : []
    },
  },
  'dashboard.items': {
    name: { zh: '报表', en: 'Reports' },
    tell: async (context, value) => {
      const ids = (Array.isArray(value) ? (value as Item[]) : []).flatMap(({ reportId }) => reportId ?? [])
      const names = await context.services.auditBook.thing('report')?.names?.(context, ids)
      const values = ids.flatMap((id) => names?.get(id) ?? [])
      return values.length > 0 ? [{ label: { zh: '报表', en: 'Reports' }[context.locale], values }] : []
    },
  },
  'dashboard.filters': { name: { zh: '筛选字段', en: 'Filter fields' }, as: 'count' },
})
