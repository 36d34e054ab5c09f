import type { Choice, ReportDefinition } from '@sluice/contract'
import type { OperationContext } from '../../platform/operation/index.ts'
import { loadForm, recordSource } from '../form/index.ts'
import { comparePeriods } from './compare-periods.ts'
import { compileReport, groupLimit } from './compile-report.ts'
import type { CompiledDimension } from './compiled-report.ts'
import { describeReport } from './describe-report.ts'
import { groupTitles } from './group-titles.ts'
import { labelGroups } from './label-groups.ts'
import { measureName } from './measure-name.ts'
import { requireInApp } from './permission.ts'
import type { ReportField } from './report-field.ts'
import { timeAxis } from './time-axis.ts'

/** A column of an answer: dimensions first, in the order rows then columns; then measures. */
export interface ReportColumn {
  key: string
  name: string
  kind: 'dimension' | 'measure'
  /** What the values are: decides their format. */
  type: string
  /** Of amounts (ISO 4217). */
  currency?: string
  bucket?: string
  /** Of a dimension: the field it groups by, and its choices with their colours. */
  field?: string
  choices?: Choice[]
  /** Where there are no records the value is 0 (counts and sums), not unknown (averages, extremes). */
  zero?: boolean
  /** A total over groups means something: counts and sums, not averages, and each record in one group only. */
  addsUp?: boolean
}
/** One group. `keys` are the stored values (for drilling down), `labels` what people read, `values` the measures. */
export interface ReportRow {
  keys: (string | null)[]
  labels: string[]
  values: (number | string | null)[]
}
export interface ReportResult {
  columns: ReportColumn[]
  rows: ReportRow[]
  sentence: string
  /** There were more groups than are shown. */
  truncated: boolean
  comparison: { current: number | null; previous: number | null } | null
  /** Of a chart along time: every group of its axis in order, those without records too. */
  axis?: (string | null)[]
}

/**
 * Runs a grouped report as the viewer: their rows, their fields (N4.5).
 * @throws notFound, forbidden, definitionWrong
 */
export async function runReport(
  context: OperationContext,
  definition: ReportDefinition,
): Promise<ReportResult> {
  const form = await loadForm(context, definition.formId)
  await requireInApp(context, form.appId, 'report.read')
  const source = await recordSource(context, form, {
    permission: 'record.read',
    ...(definition.filter ? { filter: definition.filter } : {}),
  })
  const titles = await groupTitles(context, form, source, definition)
  const compiled = compileReport(form, source, definition, titles)
  const { rows: found } = await context.transaction.query<Record<string, string | number | null>>(
    compiled.sql,
    compiled.parameters,
  )
  const limit = definition.top ?? groupLimit
  const kept = found.slice(0, limit)
  const keys = kept.map((row) => compiled.dimensions.map((_, index) => textOrNull(row[`d${index}`])))
  const labels = await labelGroups(context, compiled.dimensions, keys, titles)
  const { locale } = context
  const axis = timeAxis(definition, compiled, keys, {
    now: context.clock.now(),
    timeZone: form.timeZone,
  })
  const disjoint = !compiled.dimensions.some(({ field }) => field.multiple)
  return {
    columns: [
      ...compiled.dimensions.map((dimension, index) => dimensionColumn(dimension, index, locale)),
      ...compiled.measures.map(({ field, aggregate, name }, index) => ({
        key: `m${index}`,
        name: name ?? measureName(aggregate, field?.name[locale], locale),
        kind: 'measure' as const,
        ...(field && aggregate !== 'countDistinct' ? formatOf(field) : { type: 'count' }),
        zero: aggregate === 'count' || aggregate === 'countDistinct' || aggregate === 'sum',
        addsUp: disjoint && (aggregate === 'count' || aggregate === 'sum'),
      })),
    ],
    rows: kept.map((row, index) => ({
      keys: keys[index]!,
      labels: labels[index]!,
      values: compiled.measures.map((_, measure) => row[`m${measure}`] ?? null),
    })),
    sentence: describeReport(form, compiled, definition, locale),
    truncated: found.length > limit && definition.top === undefined,
    comparison: definition.compare
      ? await comparePeriods(context, form, definition, definition.compare)
      : null,
    ...(axis ? { axis } : {}),
  }
}

function dimensionColumn(
  { field, bucket }: CompiledDimension,
  index: number,
  locale: 'zh' | 'en',
): ReportColumn {
  const column: ReportColumn = {
    key: `d${index}`,
    name: field.name[locale],
    kind: 'dimension',
    field: field.id,
    ...formatOf(field),
    ...(field.field && 'choices' in field.field ? { choices: field.field.choices } : {}),
  }
  return bucket ? { ...column, bucket } : column
}

/** What the values of a field are, as far as it decides how they are written. */
function formatOf({ kind, field }: ReportField): Pick<ReportColumn, 'type' | 'currency'> {
  return { type: kind, ...(field && 'currency' in field ? { currency: field.currency } : {}) }
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
