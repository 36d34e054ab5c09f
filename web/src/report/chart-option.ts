import type { ChartType } from '@sluice/contract'
import { formatPercent } from '../kit/formats.ts'
import { palettes, seriesColors, type ThemeName } from '../theme/tokens.ts'
import { formatAxis, formatLabel, formatValue } from './format-value.ts'
import { groupColor } from './group-colors.ts'
import type { ReportColumn, ReportResult } from './report-types.ts'
import { spread } from './spread.ts'

export interface ChartStyle {
  theme: ThemeName
  empty: string
}

/** What ECharts draws for an answer. Groups beyond the first dimension become series. */
export function chartOption(
  result: ReportResult,
  chart: ChartType,
  rowDimensions: number,
  style: ChartStyle,
) {
  const palette = palettes[style.theme]
  const base = {
    color: [...seriesColors[style.theme]],
    animationDuration: 160,
    textStyle: { fontFamily: 'inherit', color: palette.second },
    tooltip: {
      trigger: chart === 'pie' ? 'item' : 'axis',
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.riverWash, opacity: 0.5 } },
      confine: true,
    },
  }
  return chart === 'pie'
    ? { ...base, ...pieParts(result, style) }
    : { ...base, ...axisParts(result, chart, rowDimensions, style) }
}

function pieParts(result: ReportResult, { theme, empty }: ChartStyle) {
  const palette = palettes[theme]
  const dimensions = result.columns.filter(({ kind }) => kind === 'dimension')
  const measure = result.columns.find(({ kind }) => kind === 'measure')
  return {
    series: [
      {
        type: 'pie',
        radius: ['40%', '64%'],
        itemStyle: { borderColor: palette.paper, borderWidth: 2 },
        label: { color: palette.second, formatter: sliceLabel, overflow: 'none' },
        labelLine: { length: 8, length2: 6 },
        data: result.rows.map((row, index) => ({
          name: row.labels.map((label, place) => formatLabel(label, dimensions[place], empty)).join(' · '),
          value: Number(row.values[0] ?? 0),
          rows: [index],
          itemStyle: { color: groupColor(row.keys, dimensions, theme) },
        })),
        tooltip: { valueFormatter: (value: number) => formatValue(value, measure) },
      },
    ],
  }
}

/** A slice's name and share; one decimal is what an eye can compare. */
function sliceLabel({ name, percent }: { name: string; percent?: number }): string {
  return `${name} ${formatPercent((percent ?? 0) / 100, 1)}`
}

function axisParts(result: ReportResult, chart: ChartType, rowDimensions: number, style: ChartStyle) {
  const { theme, empty } = style
  const palette = palettes[theme]
  const groups = result.columns.filter(({ kind }) => kind === 'dimension').slice(rowDimensions)
  const measures = result.columns.filter(({ kind }) => kind === 'measure').length
  const colorOf = (keys: (string | null)[], column: ReportColumn) =>
    groups.length > 0 ? { color: groupColor(measures > 1 ? [...keys, column.key] : keys, groups, theme) } : {}
  const { categories, series } = spread(result, rowDimensions, empty)
  const quiet = { lineStyle: { color: palette.line } }
  const wordy = categories.length > 12
  return {
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
    ...(series.length > 1
      ? {
          legend: {
            top: 0,
            icon: 'roundRect',
            itemWidth: 10,
            itemHeight: 10,
            itemGap: 16,
            type: 'scroll',
            pageIconColor: palette.second,
            pageTextStyle: { color: palette.second },
            textStyle: { color: palette.second },
          },
        }
      : {}),
    xAxis: {
      type: 'category',
      data: categories.map(({ label }) => label),
      axisLine: quiet,
      axisTick: { show: false },
      axisLabel: {
        color: palette.second,
        interval: wordy ? 'auto' : 0,
        rotate: wordy ? 45 : 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      ...(series.every(({ column }) => column.type === 'count') ? { minInterval: 1 } : {}),
      splitLine: quiet,
      axisLabel: { color: palette.second, formatter: formatAxis },
    },
    series: series.map(({ name, column, keys, values }) => ({
      type: chart === 'line' ? 'line' : 'bar',
      name,
      data: values.map((value) => value ?? (chart === 'line' ? null : 0)),
      barMaxWidth: 36,
      smooth: false,
      symbol: 'circle',
      symbolSize: 6,
      itemStyle: { ...colorOf(keys, column), ...(chart === 'bar' ? { borderRadius: [3, 3, 0, 0] } : {}) },
      tooltip: { valueFormatter: (value: number) => formatValue(value, column) },
    })),
  }
}
