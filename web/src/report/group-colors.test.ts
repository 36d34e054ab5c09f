import fc from 'fast-check'
import { expect, test } from 'vitest'
import { palettes } from '../theme/tokens.ts'
import { chartOption } from './chart-option.ts'
import { groupColor } from './group-colors.ts'
import type { ReportColumn, ReportResult } from './report-types.ts'

const column: ReportColumn = { key: 'd0', name: '城市', kind: 'dimension', type: 'text', field: 'city' }
const measure: ReportColumn = { key: 'm0', name: '记录数', kind: 'measure', type: 'count', zero: true }
const choices = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙', color: '#123456' },
  { value: 'c', label: '丙', color: 'series7' },
]

function answer(names: string[]): ReportResult {
  const rows = names.map((name) => ({ keys: [name], labels: [name], values: [1] }))
  return { columns: [column, measure], rows, sentence: '', truncated: false, comparison: null }
}

interface Slice {
  name: string
  itemStyle: { color: string }
}

function slices(names: string[]): Map<string, string> {
  const { series } = chartOption(answer(names), 'pie', 1, { theme: 'light', empty: '（空）' })
  return new Map((series[0] as { data: Slice[] }).data.map(({ name, itemStyle }) => [name, itemStyle.color]))
}

test('[7.B22] a slice keeps its colour whatever a filter leaves beside it', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(names, fc.nat(), (all, seed) => {
      const before = slices(all)
      const left = all.filter((_, index) => (seed >> index) % 2 === 0).reverse()
      for (const [name, color] of slices(left)) expect(color).toBe(before.get(name))
    }),
  )
})

test('[7.B22] a series keeps its colour when it is alone', () => {
  const two: ReportResult = {
    ...answer([]),
    columns: [{ ...column, key: 'd0', field: 'month' }, { ...column, key: 'd1' }, measure],
    rows: ['北京', '上海'].map((city) => ({ keys: ['一月', city], labels: ['一月', city], values: [1] })),
  }
  const colorsOf = (result: ReportResult) => {
    const { series } = chartOption(result, 'line', 1, { theme: 'dark', empty: '' })
    return new Map(
      (series as { name: string; itemStyle: { color: string } }[]).map((one) => [
        one.name,
        one.itemStyle.color,
      ]),
    )
  }
  expect(colorsOf({ ...two, rows: two.rows.slice(1) }).get('上海')).toBe(colorsOf(two).get('上海'))
})

test('[7.B22] an option has the colour of its chips, a state its own, the empty group none', () => {
  const colors = ['a', 'b', 'c', 'gone', null].map((key) =>
    groupColor([key], [{ ...column, choices }], 'light'),
  )
  expect(colors).toEqual(['#0E7C86', '#123456', '#5A6B82', palettes.light.idle, palettes.light.idle])
  const states = ['approved', 'rejected'].map((key) =>
    groupColor([key], [{ ...column, field: '$flowState' }], 'light'),
  )
  expect(states).toEqual([palettes.light.done, palettes.light.refused])
})

test('[7.B22] neighbouring months never share a colour, whatever month the answer begins with', () => {
  const months = ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01']
  const colors = months.map((key) => groupColor([key], [{ ...column, bucket: 'month' }], 'light'))
  expect(new Set(colors).size).toBe(4)
})
