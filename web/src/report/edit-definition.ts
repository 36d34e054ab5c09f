import type { Dimension, Filter, Measure, ReportDefinition } from '@sluice/contract'
import type { ShelfName } from './field-list.tsx'
import type { ReportFieldChoice } from './report-fields.ts'

const limits = { rows: 4, columns: 2, values: 10 }

/** A report of one form before anything was chosen: how many records there are. */
export function emptyDefinition(formId: string): ReportDefinition {
  return {
    formId,
    chart: 'bar',
    rows: [],
    columns: [],
    measures: [{ aggregate: 'count' }],
    fields: [],
    sort: [],
  }
}

/** Puts a field on a shelf. A number among the values is added up; a date among the rows is grouped by month. */
export function addField(
  definition: ReportDefinition,
  shelf: ShelfName,
  field: ReportFieldChoice,
): ReportDefinition {
  if (shelf === 'values') {
    const measure: Measure = { field: field.id, aggregate: field.numeric ? 'sum' : 'countDistinct' }
    const before = isUntouched(definition.measures) ? [] : definition.measures
    return unsorted({ ...definition, measures: [...before, measure].slice(0, limits.values) })
  }
  const dimension: Dimension = { field: field.id, ...(field.dated ? { bucket: 'month' as const } : {}) }
  return { ...definition, [shelf]: [...definition[shelf], dimension].slice(0, limits[shelf]) }
}

/** Takes the field at a place off its shelf; values never run empty. */
export function removeField(definition: ReportDefinition, shelf: ShelfName, index: number): ReportDefinition {
  if (shelf === 'values') {
    const measures = definition.measures.filter((_, place) => place !== index)
    return unsorted({ ...definition, measures: measures.length > 0 ? measures : [{ aggregate: 'count' }] })
  }
  return unsorted({ ...definition, [shelf]: definition[shelf].filter((_, place) => place !== index) })
}

/** Switches a value's aggregate, or the width of a date group. */
export function changeField(
  definition: ReportDefinition,
  shelf: ShelfName,
  index: number,
  choice: string,
): ReportDefinition {
  if (shelf === 'values') {
    const aggregate = choice as Measure['aggregate']
    const measures = definition.measures.map((measure, place) =>
      place === index ? { ...measure, aggregate } : measure,
    )
    return { ...definition, measures }
  }
  const bucket = choice as NonNullable<Dimension['bucket']>
  return {
    ...definition,
    [shelf]: definition[shelf].map((one, place) => (place === index ? { ...one, bucket } : one)),
  }
}

/** Keeps the first groups, or all of them when `top` is 0. Who asks for a few wants the largest. */
export function withTop(definition: ReportDefinition, top: number): ReportDefinition {
  const { top: _, ...rest } = definition
  if (top === 0) return isLargestFirst(rest.sort) ? { ...rest, sort: [] } : rest
  return { ...rest, top, sort: sortFor({ ...rest, top }) }
}

/** Narrows the report to the records that fit a filter, or to none in particular. */
export function withFilterOf(definition: ReportDefinition, filter: Filter | undefined): ReportDefinition {
  const { filter: _, ...rest } = definition
  return filter ? { ...rest, filter } : rest
}

/** Compares its number with that of the period before, or with nothing. */
export function withCompare(
  definition: ReportDefinition,
  compare: ReportDefinition['compare'],
): ReportDefinition {
  const { compare: _, ...rest } = definition
  return compare ? { ...rest, compare } : rest
}

const largestFirst: ReportDefinition['sort'] = [{ field: 'm0', direction: 'desc' }]

function isLargestFirst([first, ...more]: ReportDefinition['sort']): boolean {
  return first?.field === 'm0' && first.direction === 'desc' && more.length === 0
}

/** The order asked for, or the one that a cut needs. */
function sortFor({ sort, top }: Pick<ReportDefinition, 'sort' | 'top'>): ReportDefinition['sort'] {
  return top && sort.length === 0 ? largestFirst : sort
}

/** What was sorted by may have gone with the field: the order begins anew. */
function unsorted(definition: ReportDefinition): ReportDefinition {
  const { top } = definition
  return { ...definition, sort: sortFor(top ? { sort: [], top } : { sort: [] }) }
}

function isUntouched(measures: Measure[]): boolean {
  return measures.length === 1 && measures[0]?.aggregate === 'count' && !measures[0].field
}
