import { expect, test } from 'vitest'
import type { ReportResult } from './report-types.ts'
import { spread } from './spread.ts'

const result: ReportResult = {
  columns: [
    { key: 'd0', name: '国家', kind: 'dimension', type: 'choice' },
    { key: 'd1', name: '月份', kind: 'dimension', type: 'date', bucket: 'month' },
    { key: 'm0', name: '运费合计', kind: 'measure', type: 'money' },
  ],
  rows: [
    { keys: ['DE', '1996-07-01'], labels: ['德国', '1996-07-01'], values: [10] },
    { keys: ['DE', '1996-08-01'], labels: ['德国', '1996-08-01'], values: [20] },
    { keys: ['FR', '1996-08-01'], labels: ['法国', '1996-08-01'], values: [5] },
    { keys: [null, '1996-08-01'], labels: ['', '1996-08-01'], values: [null] },
  ],
  sentence: '',
  truncated: false,
  comparison: null,
}

test('[N4.1] column groups become series with a hole where a group is missing', () => {
  const { categories, series } = spread(result, 1, '（空）')
  expect(categories.map(({ label }) => label)).toEqual(['德国', '法国', '（空）'])
  expect(series.map(({ name, values }) => [name, values])).toEqual([
    ['1996-07', [10, null, null]],
    ['1996-08', [20, 5, null]],
  ])
})

test('[N4.1] without column groups each measure is a series and rows are the joined groups', () => {
  const { categories, series } = spread(result, 2, '（空）')
  expect(categories[0]).toEqual({
    key: '["DE","1996-07-01"]',
    keys: ['DE', '1996-07-01'],
    label: '德国 · 1996-07',
  })
  expect(series).toHaveLength(1)
  expect(series[0]?.name).toBe('运费合计')
})

test('[7.B22] along time every bucket of the axis stands in its place: counts and sums 0, averages unknown', () => {
  const month = { key: 'd0', name: '月份', kind: 'dimension' as const, type: 'date', bucket: 'month' }
  const along: ReportResult = {
    ...result,
    columns: [
      month,
      { key: 'm0', name: '合计', kind: 'measure', type: 'money', zero: true },
      { key: 'm1', name: '平均', kind: 'measure', type: 'money' },
    ],
    rows: [
      { keys: ['2026-01-01'], labels: ['2026-01-01'], values: [10, 5] },
      { keys: ['2026-03-01'], labels: ['2026-03-01'], values: [null, null] },
    ],
    axis: ['2026-01-01', '2026-02-01', '2026-03-01'],
  }
  const { categories, series } = spread(along, 1, '（空）')
  expect(categories.map(({ label, keys }) => [label, ...keys])).toEqual([
    ['2026-01', '2026-01-01'],
    ['2026-02', '2026-02-01'],
    ['2026-03', '2026-03-01'],
  ])
  expect(series.map(({ values }) => values)).toEqual([
    [10, 0, null],
    [5, null, null],
  ])
})

test('[7.B22] series of options stand in the order of the form, whatever group the answer begins with', () => {
  const carriers = ['顺丰', '京东', '德邦'].map((label) => ({ value: label, label }))
  const one: ReportResult = {
    ...result,
    columns: [result.columns[1]!, { ...result.columns[0]!, choices: carriers }, result.columns[2]!],
    rows: ['德邦', '顺丰', '京东'].map((name) => ({
      keys: ['2026-01-01', name],
      labels: ['2026-01-01', name],
      values: [1],
    })),
  }
  expect(spread(one, 1, '').series.map(({ name }) => name)).toEqual(['顺丰', '京东', '德邦'])
})
