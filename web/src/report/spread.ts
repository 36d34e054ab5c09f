import { formatLabel } from './format-value.ts'
import type { ReportColumn, ReportResult } from './report-types.ts'

export interface SpreadCategory {
  /** Joins the keys; names the category in lookups. */
  key: string
  label: string
  keys: (string | null)[]
}
export interface SpreadSeries {
  key: string
  name: string
  column: ReportColumn
  keys: (string | null)[]
  /** One value per category; where there is no such group 0 or null. */
  values: (number | null)[]
}

/** Turns groups into a table: rows become categories, column groups × measures become series. */
export function spread(result: ReportResult, rowDimensions: number, empty: string) {
  const dimensions = result.columns.filter(({ kind }) => kind === 'dimension')
  const measures = result.columns.filter(({ kind }) => kind === 'measure')
  const categories = new Map<string, SpreadCategory>()
  const series = new Map<string, SpreadSeries & { byCategory: Map<string, number | null> }>()
  const name = (labels: string[], offset: number) =>
    labels.map((label, index) => formatLabel(label, dimensions[offset + index], empty)).join(' · ')

  for (const row of result.rows) {
    const keys = row.keys.slice(0, rowDimensions)
    const category = JSON.stringify(keys)
    if (!categories.has(category)) {
      categories.set(category, { key: category, keys, label: name(row.labels.slice(0, rowDimensions), 0) })
    }
    const columnKeys = row.keys.slice(rowDimensions)
    const group = name(row.labels.slice(rowDimensions), rowDimensions)
    measures.forEach((column, index) => {
      const key = `${JSON.stringify(columnKeys)}${column.key}`
      const title = group ? (measures.length > 1 ? `${group} · ${column.name}` : group) : column.name
      const found = series.get(key) ?? {
        key,
        name: title,
        column,
        keys: columnKeys,
        values: [],
        byCategory: new Map<string, number | null>(),
      }
      const value = row.values[index]
      found.byCategory.set(category, value === null || value === undefined ? null : Number(value))
      series.set(key, found)
    })
  }
  const ordered = alongAxis(result.axis, categories, (key) => name([key ?? ''], 0))
  const places = dimensions[rowDimensions]?.choices?.map(({ value }) => value)
  const placed = places
    ? [...series.values()].sort((a, b) => placeIn(places, a.keys[0]) - placeIn(places, b.keys[0]))
    : [...series.values()]
  return {
    categories: ordered,
    series: placed.map(({ byCategory, ...one }) => ({
      ...one,
      values: ordered.map(({ key }) => (byCategory.has(key) ? byCategory.get(key)! : emptyValue(one.column))),
    })),
  }
}

/** Options stand as their field has them, whichever comes first in the answer; what is gone comes last. */
function placeIn(places: readonly string[], key: string | null | undefined): number {
  const place = places.indexOf(key ?? '')
  return place < 0 ? places.length : place
}

/** Counts and sums of nothing are 0; of an average nothing can be said. */
function emptyValue({ zero }: ReportColumn): number | null {
  return zero ? 0 : null
}

/** Along time, what has no records stands where it belongs too. */
function alongAxis(
  axis: ReportResult['axis'],
  found: ReadonlyMap<string, SpreadCategory>,
  label: (key: string | null) => string,
): SpreadCategory[] {
  if (!axis) return [...found.values()]
  return axis.map((key) => {
    const keys = [key]
    const name = JSON.stringify(keys)
    return found.get(name) ?? { key: name, keys, label: label(key) }
  })
}
