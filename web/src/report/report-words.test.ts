import type { Field, ReportDefinition } from '@sluice/contract'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { noReferences } from '../record/model.ts'
import type { ReportColumn } from './report-types.ts'
import { reportWords } from './report-words.ts'
import { text } from './texts.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: {}, initAsync: false, interpolation: { escapeValue: false } })
})

const fields: Field[] = [
  { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
  { id: 'day', name: '日期', type: 'date' },
]
const columns: ReportColumn[] = [
  { key: 'd0', name: '日期', kind: 'dimension', type: 'date', field: 'day', bucket: 'month' },
  { key: 'm0', name: '金额合计', kind: 'measure', type: 'money' },
]
const definition: ReportDefinition = {
  formId: '00000000-0000-0000-0000-000000000000',
  chart: 'line',
  rows: [{ field: 'day', bucket: 'month' }],
  columns: [],
  measures: [{ field: 'amount', aggregate: 'sum' }],
  fields: [],
  sort: [],
}
const words = (parts: Partial<ReportDefinition>, filter?: ReportDefinition['filter']) =>
  reportWords(text, { definition: { ...definition, ...parts }, filter, columns, fields, names: noReferences })

test('[7.B22] a card tells its filter and the one of its dashboard, its order and its cut', () => {
  const told = words(
    {
      filter: { field: 'amount', op: 'gt', value: 5000 },
      sort: [
        { field: 'm0', direction: 'desc' },
        { field: 'day', direction: 'asc' },
      ],
      top: 5,
    },
    { field: 'day', op: 'relative', value: 'thisMonth' },
  )
  expect(told).toEqual({
    filter: '金额 大于 ¥5,000.00 且 日期 在 本月',
    sort: '金额合计 从大到小，再 日期 从早到晚',
    top: '只取前 5 组',
  })
})

test('[7.B22] a number tells what it is compared with, and nothing of an order it has not', () => {
  const compare = { field: 'day', period: 'month' as const }
  expect(words({ chart: 'metric', compare, sort: [{ field: 'm0', direction: 'asc' }] })).toEqual({
    comparison: '日期 本月对比上月同期',
  })
  expect(words({ compare })).toEqual({})
  expect(words({})).toEqual({})
})
