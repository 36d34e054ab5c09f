import type { Field, Filter, ReportDefinition } from '@sluice/contract'
import { describeFilter } from '../record/describe-filter.ts'
import type { References } from '../record/model.ts'
import type { ReportColumn, Translate } from './report-types.ts'

/** What narrows, compares, orders and cuts a report, each as a sentence. */
export interface ReportWords {
  filter?: string
  comparison?: string
  sort?: string
  top?: string
}

export interface WordedReport {
  definition: ReportDefinition
  /** What narrows it beside its own filter. */
  filter: Filter | undefined
  /** Of its answer: names of groups and numbers. */
  columns: readonly ReportColumn[]
  fields: readonly Field[]
  /** Names of what its filters compare with. */
  names: References
}

/** Says how a report came to what it shows: `金额 大于 ¥5,000` · `金额合计 从大到小`. */
export function reportWords(t: Translate, report: WordedReport): ReportWords {
  const { definition, columns, fields, names } = report
  const filter = narrowedBy(definition, report.filter)
  const { compare, sort, top } = definition
  const compared = compare && fields.find(({ id }) => id === compare.field)
  const ordered = sort.flatMap(({ field, direction }) => {
    const column = sortedColumn(columns, field)
    return column ? [`${column.name} ${t(`direction.${sortKind(column)}.${direction}`)}`] : []
  })
  return {
    ...(filter ? { filter: describeFilter(filter, fields, names) } : {}),
    ...(compared && definition.chart === 'metric'
      ? { comparison: t(`compared.${compare.period}`, { field: compared.name }) }
      : {}),
    ...(ordered.length > 0 && definition.chart !== 'metric' ? { sort: ordered.join(t('andThen')) } : {}),
    ...(top && definition.chart !== 'metric' ? { top: t('topOnly', { count: top }) } : {}),
  }
}

/** A report's own filter and what narrows it further. */
export function narrowedBy(
  { filter: own }: ReportDefinition,
  further: Filter | undefined,
): Filter | undefined {
  return own && further ? { all: [own, further] } : (own ?? further)
}

/** The group or number that a part of an order names. */
export function sortedColumn(columns: readonly ReportColumn[], name: string): ReportColumn | undefined {
  return columns.find(({ kind, key, field }) => (kind === 'measure' ? key : field) === name)
}

/** What the two directions of an order are called. */
export function sortKind({ kind, type }: ReportColumn): 'size' | 'time' | 'place' {
  if (type === 'date' || type === 'dateTime') return 'time'
  return kind === 'measure' || type === 'number' || type === 'money' ? 'size' : 'place'
}
