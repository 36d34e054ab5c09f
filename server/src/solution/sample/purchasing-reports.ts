import type { ReportDefinition } from '@sluice/contract'

interface SampleReport {
  name: string
  /** Place on the dashboard. */
  place: { x: number; y: number; w: number; h: number }
  definition: (orderFormId: string) => ReportDefinition
}

const base = { rows: [], columns: [], measures: [], fields: [], sort: [] }

export const sampleReports: SampleReport[] = [
  {
    name: '本月采购额',
    place: { x: 0, y: 0, w: 4, h: 2 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'metric',
      measures: [{ field: 'amount', aggregate: 'sum' }],
      compare: { field: 'ordered_on', period: 'month' },
    }),
  },
  {
    name: '本月采购单数',
    place: { x: 4, y: 0, w: 4, h: 2 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'metric',
      measures: [{ aggregate: 'count' }],
      compare: { field: 'ordered_on', period: 'month' },
    }),
  },
  {
    name: '平均运费',
    place: { x: 8, y: 0, w: 4, h: 2 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'metric',
      measures: [{ field: 'freight', aggregate: 'average' }],
    }),
  },
  {
    name: '每月采购额',
    place: { x: 0, y: 2, w: 8, h: 4 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'bar',
      rows: [{ field: 'ordered_on', bucket: 'month' }],
      measures: [{ field: 'amount', aggregate: 'sum' }],
    }),
  },
  {
    name: '类别占比',
    place: { x: 8, y: 2, w: 4, h: 4 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'pie',
      rows: [{ field: 'category' }],
      measures: [{ field: 'amount', aggregate: 'sum' }],
    }),
  },
  {
    name: '供应商排名',
    place: { x: 0, y: 6, w: 6, h: 4 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'table',
      rows: [{ field: 'supplier' }],
      measures: [{ field: 'amount', aggregate: 'sum' }, { aggregate: 'count' }],
      sort: [{ field: 'm0', direction: 'desc' }],
      top: 10,
    }),
  },
  {
    name: '运费走势',
    place: { x: 6, y: 6, w: 6, h: 4 },
    definition: (formId) => ({
      ...base,
      formId,
      chart: 'line',
      rows: [{ field: 'ordered_on', bucket: 'month' }],
      columns: [{ field: 'carrier' }],
      measures: [{ field: 'freight', aggregate: 'sum' }],
    }),
  },
]
