import type { Field } from '@sluice/contract'
import { type Aggregation, isLink } from '@sluice/form'
import type { Parameters } from '../access/row-scope.ts'
import { compileFilter } from '../filter/compile-filter.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { serverPartOf } from '../server-parts.ts'
import { storageOf } from '../storage.ts'
import { type ReaderField, sourceOperand } from './complete-reader.ts'
import { keptSql, resultField } from './formula-steps.ts'

/** Characters that texts of many records make at most. */
const longestText = 10_000

/** The form whose records a field reads; undefined where its settings name none. */
export function sourceIdOf(form: LoadedForm, field: ReaderField): string | undefined {
  if (!('relationFieldId' in field)) return field.sourceFormId
  const relation = form.fields.get(field.relationFieldId)
  return relation && isLink(relation) ? relation.targetFormId : undefined
}

/**
 * What a field reads of living records of its source, as SQL of the value as its column keeps it. The record it stands in has
 * alias `o`, those that are read have `r`.
 */
export function readerSql(source: LoadedForm, field: ReaderField, parameters: Parameters): string {
  const { layout } = source
  if ('relationFieldId' in field) {
    if (!source.fields.has(field.targetFieldId)) return 'null'
    return `(select ${layout.column(field.targetFieldId)} from ${layout.from}
      where r.id = o."f_${field.relationFieldId}" and ${layout.living})`
  }
  const where = [layout.living, ...joinOf(source, field)]
  if (field.filter)
    where.push(
      compileFilter(field.filter, (id) => sourceOperand(source, id), {
        parameters,
        now: new Date(0),
        timeZone: source.timeZone,
        tenantId: source.tenantId,
        memberId: null,
      }),
    )
  const value = field.valueFieldId === undefined ? undefined : source.fields.get(field.valueFieldId)
  if (!value && field.aggregation !== 'count') return 'null'
  const made = aggregationSql(source, field.aggregation, value)
  return keptSql(resultField(field), `(select ${made} from ${layout.from} where ${where.join(' and ')})`)
}

function joinOf(source: LoadedForm, field: Exclude<ReaderField, { relationFieldId: unknown }>): string[] {
  const { layout } = source
  if ('linkFieldId' in field)
    return source.fields.has(field.linkFieldId) ? [`${layout.column(field.linkFieldId)} = o.id`] : ['false']
  return (field.matches ?? []).map(({ sourceFieldId, fieldId }) =>
    source.fields.has(sourceFieldId) ? `${layout.column(sourceFieldId)} = o."f_${fieldId}"` : 'false',
  )
}

/** In the units of formulas: an amount of money as a number. */
function aggregationSql(source: LoadedForm, aggregation: Aggregation, value: Field | undefined): string {
  const raw = value ? source.layout.column(value.id) : ''
  const column = value && storageOf(value) === 'money' ? `(${raw}::numeric / 100)` : raw
  switch (aggregation) {
    case 'count':
      return 'count(*)'
    case 'sum':
      return `coalesce(sum(${column}), 0)`
    case 'average':
      return `avg(${column})`
    case 'min':
      return `min(${column})`
    case 'max':
      return `max(${column})`
    case 'median':
      return `((percentile_disc(0.5) within group (order by ${column}) + percentile_disc(0.5) within group (order by ${column} desc)) / 2)`
    case 'distinct':
      return `count(distinct ${raw})`
    case 'concatenate': {
      const text = value && serverPartOf(value).toText?.(value, raw, source.timeZone)
      return text
        ? `left(string_agg(${text}, '、' order by r.created_at, r.id), ${longestText})`
        : 'null::text'
    }
    default:
      return aggregation satisfies never
  }
}
