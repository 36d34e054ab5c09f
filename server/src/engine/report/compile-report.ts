import type { Dimension, Measure, ReportDefinition } from '@sluice/contract'
import type { FieldError } from '../../kernel/index.ts'
import type { LoadedForm, RecordSource } from '../form/index.ts'
import type { CompiledDimension, CompiledMeasure, CompiledReport } from './compiled-report.ts'
import {
  definitionWrong,
  fieldMissing,
  fieldUnreadable,
  formUnpublished,
  measureWithoutField,
  notDate,
  notGroupable,
  notNumeric,
} from './errors.ts'
import { groupKey } from './group-key.ts'
import { groupOrder } from './group-order.ts'
import type { GroupTitles } from './group-titles.ts'
import { aggregateParams } from './measure-name.ts'
import { type ReportField, reportField } from './report-field.ts'

/** More groups than this are cut, and the answer says so. */
export const groupLimit = 2000

/**
 * Compiles a grouped report into one SQL statement over what the viewer may see (N4.5).
 * The result has columns d0, d1 … (dimensions, rows before columns) and m0, m1 … (measures). The order is made of the
 * groups, after the records were counted; `top` and the limit keep the first groups of that same order.
 * @param titles of the linked records it groups by (`groupTitles`)
 * @throws definitionWrong naming each part that is not right
 */
export function compileReport(
  form: LoadedForm,
  source: RecordSource,
  definition: ReportDefinition,
  titles: GroupTitles = new Map(),
): CompiledReport {
  if (form.version === 0) {
    const problem = { field: 'definition.formId', code: 'unpublished', message: formUnpublished }
    throw definitionWrong({ count: 1 }, [{ ...problem, params: { form: form.name } }])
  }
  const errors: FieldError[] = []
  const dimensions = [
    ...definition.rows.map((row, index) =>
      compileDimension(form, source, row, `definition.rows.${index}`, errors),
    ),
    ...definition.columns.map((column, index) =>
      compileDimension(form, source, column, `definition.columns.${index}`, errors),
    ),
  ].filter((dimension) => dimension !== undefined)
  const measures = (definition.measures.length > 0 ? definition.measures : [{ aggregate: 'count' as const }])
    .map((measure, index) => compileMeasure(form, source, measure, `definition.measures.${index}`, errors))
    .filter((measure) => measure !== undefined)
  const order = groupOrder({ form, source, definition, dimensions, titles, errors })
  checkCompare(form, source, definition, errors)
  checkColumns(form, source, definition, errors)
  if (errors.length > 0) throw definitionWrong({ count: errors.length }, errors)

  const unnested = dimensions.flatMap(({ field }, index) =>
    field.multiple
      ? [`left join lateral unnest(${source.column(field.id)}) as each${index}(value) on true`]
      : [],
  )
  const keys = dimensions.map((dimension, index) => groupKey(source, dimension, index))
  const spans = keys.flatMap(({ span }) => span ?? [])
  const select = [
    ...keys.map(({ group }, index) => `${group} as d${index}`),
    ...measures.map((measure, index) => `${measureSql(source, measure)} as m${index}`),
  ]
  const shown = [
    ...keys.map((key, index) => `${key.shown} as d${index}`),
    ...measures.map((measure, index) => (countsLists(measure) ? distinctOfLists(index) : `g.m${index}`)),
  ]
  const grouped = dimensions.map((_, index) => `${index + 1}`).join(', ')
  const sql = `${spans.length > 0 ? `with ${spans.join(', ')} ` : ''}select ${shown.join(', ')}
from (select ${select.join(',\n  ')}
  from ${source.from} ${unnested.join(' ')}
  where ${source.where}
  ${grouped ? `group by ${grouped}` : ''}) g
${order.joins.join('\n')}
${grouped ? `order by ${order.by.join(', ')}` : ''}
limit ${Math.min(definition.top ?? groupLimit + 1, groupLimit + 1)}`
  return { sql, parameters: source.parameters, dimensions, measures }
}

function compileDimension(
  form: LoadedForm,
  source: RecordSource,
  dimension: Dimension,
  path: string,
  errors: FieldError[],
): CompiledDimension | undefined {
  const field = visibleField(form, source, dimension.field)
  if (!field) {
    const known = source.operand(dimension.field) !== undefined
    const message = known ? notGroupable : fieldMissing
    errors.push({ field: `${path}.field`, code: 'field', message, params: { field: dimension.field } })
    return undefined
  }
  const isDate = field.kind === 'date' || field.kind === 'dateTime'
  if (dimension.bucket && !isDate) {
    errors.push({
      field: `${path}.bucket`,
      code: 'bucket',
      message: notDate,
      params: { field: field.name.zh },
    })
    return undefined
  }
  return { field, bucket: dimension.bucket ?? (field.kind === 'dateTime' ? 'day' : undefined) }
}

function compileMeasure(
  form: LoadedForm,
  source: RecordSource,
  { field: id, aggregate, name }: Measure,
  path: string,
  errors: FieldError[],
): CompiledMeasure | undefined {
  if (aggregate === 'count') return { field: undefined, aggregate, name }
  const params = { field: id ?? '', ...aggregateParams(aggregate) }
  if (!id) {
    errors.push({ field: `${path}.field`, code: 'field', message: measureWithoutField, params })
    return undefined
  }
  const field = visibleField(form, source, id)
  if (!field) {
    errors.push({ field: `${path}.field`, code: 'field', message: fieldMissing, params })
    return undefined
  }
  const addsUp = field.kind === 'number' || field.kind === 'money'
  const compares = addsUp || field.kind === 'date' || field.kind === 'dateTime'
  const allowed =
    aggregate === 'countDistinct' || addsUp || (compares && (aggregate === 'min' || aggregate === 'max'))
  if (!allowed) {
    errors.push({
      field: `${path}.aggregate`,
      code: 'aggregate',
      message: notNumeric,
      params: { ...params, field: field.name.zh },
    })
    return undefined
  }
  return { field, aggregate, name }
}

function checkCompare(
  form: LoadedForm,
  source: RecordSource,
  { compare }: ReportDefinition,
  errors: FieldError[],
): void {
  if (!compare) return
  const field = visibleField(form, source, compare.field)
  if (field?.kind === 'date' || field?.kind === 'dateTime') return
  errors.push({
    field: 'definition.compare.field',
    code: 'field',
    message: field ? notDate : fieldMissing,
    params: { field: field?.name.zh ?? compare.field },
  })
}

/** A table's columns show values as they are, so each must be there and be readable in clear. */
function checkColumns(
  form: LoadedForm,
  source: RecordSource,
  { fields }: ReportDefinition,
  errors: FieldError[],
): void {
  for (const [index, id] of fields.entries()) {
    if (source.operand(id)) continue
    // The name of a hidden field is hidden too.
    const name = source.visible(id) === 'hidden' ? undefined : form.fields.get(id)?.name
    const message = name === undefined ? fieldMissing : fieldUnreadable
    const params = { field: name ?? id }
    errors.push({ field: `definition.fields.${index}`, code: 'field', message, params })
  }
}

/** A masked field would give itself away by its groups, so only what may be read counts. */
function visibleField(form: LoadedForm, source: RecordSource, id: string): ReportField | undefined {
  return source.operand(id) ? reportField(form, id) : undefined
}

/** Of a field with several values in a record the values are counted, not the lists they come in. */
function countsLists({ field, aggregate }: CompiledMeasure): boolean {
  return aggregate === 'countDistinct' && field?.multiple === true
}

/** Each list is looked into once, however many records have it; beside it the other measures count records once. */
function distinctOfLists(index: number): string {
  return `(select count(distinct one) from unnest(g.m${index}) list, unnest(list::text[]) one) as m${index}`
}

/** Digits after the point of an average, as SQL: two more than its values have, and four at least. */
function averageScale({ field, kind }: ReportField, column: string): string {
  if (kind !== 'number') return '4'
  const scale = field && 'scale' in field ? field.scale : undefined
  if (scale !== undefined) return String(Math.max(scale + 2, 4))
  // Without a scale of its own the values tell: those of money and counts stay as short as they are.
  return `greatest(max(scale(${column})) + 2, 4)`
}

function measureSql(source: RecordSource, { field, aggregate }: CompiledMeasure): string {
  if (!field) return 'count(*)'
  const column = source.column(field.id)
  // Money is stored in minor units; dividing after the aggregate keeps the aggregate whole.
  const unit = field.kind === 'money' ? ' / 100.0' : ''
  switch (aggregate) {
    case 'count':
      return 'count(*)'
    case 'countDistinct':
      return field.multiple ? `array_agg(distinct ${column}::text)` : `count(distinct ${column})`
    case 'average':
      return `round(avg(${column})${unit}, ${averageScale(field, column)})`
    case 'sum':
    case 'min':
    case 'max':
      if (field.kind === 'date') return `${aggregate}(${column})::text`
      if (field.kind === 'dateTime')
        return `to_char(${aggregate}(${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      return `${aggregate}(${column})${unit}`
  }
}
