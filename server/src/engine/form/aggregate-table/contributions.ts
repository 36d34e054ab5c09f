import { type Field, hasRows } from '@sluice/form'
import type { Parameters } from '../access/row-scope.ts'
import { sourceOperand } from '../computed/complete-reader.ts'
import { compileFilter } from '../filter/compile-filter.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'
import { storageOf } from '../storage.ts'
import type { AggregateDefinition, AggregateSource } from './definition.ts'

/** A field of a source: of the rows of its sub-table, else of the record. */
export interface Found {
  field: AnyField
  /** SQL over `r` and `s`. */
  column: string
  /** Changing this field of the form changes it. */
  formFieldId: string
}

/** Finds a field that a source names; undefined where there is none. */
export function findIn(form: LoadedForm, source: AggregateSource, id: string): Found | undefined {
  const table = source.tableId === undefined ? undefined : form.fields.get(source.tableId)
  const cell = hasRows(table) ? table.fields.find((column) => column.id === id) : undefined
  if (table && cell) return { field: cell, column: form.layout.rowColumn(id), formFieldId: table.id }
  const field: Field | undefined = form.fields.get(id)
  return field && !hasRows(field) ? { field, column: form.layout.column(id), formFieldId: id } : undefined
}

/**
 * What records of one form add to the amounts of a table: select list `key`, `value`. Rows without a key add nothing.
 * @param which condition over `r`; absent: all records
 */
export function contributionsSql(
  form: LoadedForm,
  definition: AggregateDefinition,
  parameters: Parameters,
  which = 'true',
): string | undefined {
  const parts = definition.sources
    .filter(({ formId }) => formId === form.id)
    .flatMap((source) => partSql(form, source, parameters, which) ?? [])
  return parts.length > 0 ? parts.join(' union all ') : undefined
}

function partSql(
  form: LoadedForm,
  source: AggregateSource,
  parameters: Parameters,
  which: string,
): string | undefined {
  const keys = source.keyFieldIds.map((id) => findIn(form, source, id))
  const value = source.valueFieldId === undefined ? undefined : findIn(form, source, source.valueFieldId)
  if (keys.some((key) => !key) || (source.valueFieldId !== undefined && !value)) return undefined
  const columns = keys.map((key) => key!.column)
  const rows =
    source.tableId === undefined ? '' : ` join ${form.layout.rows(source.tableId)} s on s.record_id = r.id`
  const amount = value ? amountOf(value) : '1'
  const where = [form.layout.living, which, ...columns.map((column) => `${column} is not null`)]
  if (source.filter) where.push(filterSql(form, source.filter, parameters))
  return `select jsonb_build_array(${columns.join(', ')})::text as key, ${source.sign === 'minus' ? '-' : ''}${amount} as value
    from ${form.layout.from}${rows} where ${where.join(' and ')}`
}

function amountOf({ field, column }: Found): string {
  return storageOf(field) === 'money' ? `coalesce(${column}::numeric / 100, 0)` : `coalesce(${column}, 0)`
}

function filterSql(
  form: LoadedForm,
  filter: NonNullable<AggregateSource['filter']>,
  parameters: Parameters,
): string {
  return compileFilter(filter, (id) => sourceOperand(form, id), {
    parameters,
    now: new Date(0),
    timeZone: form.timeZone,
    tenantId: form.tenantId,
    memberId: null,
  })
}

/** Fields of a form whose change may change an amount; undefined where any may. */
export function fieldsThatCount(
  form: LoadedForm,
  definition: AggregateDefinition,
): ReadonlySet<string> | undefined {
  const ids = new Set<string>()
  for (const source of definition.sources) {
    if (source.formId !== form.id) continue
    if (source.filter) return undefined
    if (source.tableId !== undefined) ids.add(source.tableId)
    for (const id of [
      ...source.keyFieldIds,
      ...(source.valueFieldId === undefined ? [] : [source.valueFieldId]),
    ])
      ids.add(findIn(form, source, id)?.formFieldId ?? id)
  }
  return ids
}
