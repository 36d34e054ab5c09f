import { formatCompact, formatDateTime, formatMoney, formatNumber } from '../kit/formats.ts'
import type { ReportColumn } from './report-types.ts'

/** A measure as people read it. */
export function formatValue(
  value: number | string | null | undefined,
  column: ReportColumn | undefined,
): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return column?.type === 'dateTime' ? formatDateTime(value) : value
  if (column?.type === 'money') return formatMoney(value)
  return formatNumber(Number.isInteger(value) ? value : Number(value.toFixed(2)))
}

/** The same for a chart's axis, where there is little room. */
export function formatAxis(value: number): string {
  return Math.abs(value) >= 10_000 ? formatCompact(value) : formatNumber(value)
}

/** A group's name; dates lose what their bucket does not need. */
export function formatLabel(label: string, column: ReportColumn | undefined, empty: string): string {
  if (label === '') return empty
  if (column?.bucket === 'month') return label.slice(0, 7)
  if (column?.bucket === 'year') return label.slice(0, 4)
  if (column?.bucket === 'quarter') return `${label.slice(0, 4)} Q${Math.ceil(Number(label.slice(5, 7)) / 3)}`
  return label
}
