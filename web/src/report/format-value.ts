import { formatCompact, formatDateTime, formatMoney, formatNumber } from '../kit/formats.ts'
import type { ReportColumn } from './report-types.ts'

/** A measure as people read it. */
export function formatValue(
  value: number | string | null | undefined,
  column: ReportColumn | undefined,
): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return column?.type === 'dateTime' ? formatDateTime(value) : value
  if (column?.type === 'money') return formatMoney(value, column.currency)
  if (Number.isInteger(value)) return formatNumber(value)
  // As many places as are left when the zeros at the end are gone.
  const shown = value.toFixed(decimalsShown(value)).replace(/\.?0+$/, '')
  return formatNumber(shown, shown.split('.')[1]?.length ?? 0)
}

/** Two decimals tell enough of most numbers; of one below 1 three digits do, however small it is. */
function decimalsShown(value: number): number {
  const size = Math.abs(value)
  return size === 0 || size >= 1 ? 2 : Math.min(2 - Math.floor(Math.log10(size)), 20)
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
