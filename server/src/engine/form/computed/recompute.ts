import type { RecordValues } from '@sluice/contract'
import { type ComputedField, hasRows, isComputed } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { newParameters, type Parameters } from '../access/row-scope.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { fromColumn, storageOf } from '../storage.ts'
import { isFormula, keptSql, resultField } from './formula-steps.ts'
import { computedPlanOf } from './plan.ts'
import { readerSql, sourceIdOf } from './reader-sql.ts'

/** Which records are computed anew, as SQL over alias `o`. */
export type WhichRows = (parameters: Parameters) => string

/** The records with these ids. */
export function theseRows(ids: readonly string[]): WhichRows {
  return (parameters) => `o.id = any(${parameters.add(ids)}::uuid[])`
}

/**
 * Computes fields of records anew in the database, and writes what differs. Versions stay: nobody changed the records.
 * @param fields some of what the form keeps, in their order
 * @returns the new values of the records that changed
 */
export async function recomputeRows(
  context: OperationContext,
  form: LoadedForm,
  fields: readonly ComputedField[],
  which: WhichRows,
): Promise<Map<string, RecordValues>> {
  const sources = await sourcesOf(context, form, fields)
  const parameters = newParameters()
  const { laterals, values } = computations(form, fields, sources, parameters)
  if (values.length === 0) return new Map()
  const { layout } = form
  const columns = values.map(({ field }) => layout.columnName(field.id))
  const { rows } = await context.transaction.query<Record<string, unknown> & { id: string }>(
    `update ${layout.table} u set ${columns.map((name, index) => `${name} = q.v${index}`).join(', ')}
     from (select o.id, ${values.map(({ alias }, index) => `${alias}.v as v${index}`).join(', ')}
       from ${layout.table} o ${laterals.join('\n')} where ${which(parameters)}) q
     where u.id = q.id and row(${columns.map((name) => `u.${name}`).join(', ')}) is distinct from row(${values.map((_, index) => `q.v${index}`).join(', ')})
     returning u.id, ${columns.map((name) => `u.${name}`).join(', ')}`,
    parameters.values,
  )
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(
        values.map(({ field }) => [field.id, fromColumn(storageOf(field), row[`f_${field.id}`])]),
      ),
    ]),
  )
}

/**
 * Whether what is kept is what a computation gives: ids of records where it is not.
 */
export async function staleRows(
  context: OperationContext,
  form: LoadedForm,
): Promise<{ id: string; fields: string[] }[]> {
  const { kept } = computedPlanOf(form)
  const sources = await sourcesOf(context, form, kept)
  const parameters = newParameters()
  const { laterals, values } = computations(form, kept, sources, parameters)
  if (values.length === 0) return []
  const { rows } = await context.transaction.query<{ id: string; fields: string[] }>(
    `select o.id, array_remove(array[${values
      .map(
        ({ field, alias }) =>
          `case when o.${form.layout.columnName(field.id)} is distinct from ${alias}.v then '${field.id}' end`,
      )
      .join(', ')}], null) as fields
     from ${form.layout.table} o ${laterals.join('\n')}
     where o.deleted_at is null`,
    parameters.values,
  )
  return rows.filter(({ fields }) => fields.length > 0)
}

async function sourcesOf(
  context: OperationContext,
  form: LoadedForm,
  fields: readonly ComputedField[],
): Promise<Map<string, LoadedForm>> {
  const sources = new Map<string, LoadedForm>()
  for (const field of fields) {
    const id = isFormula(field) ? undefined : sourceIdOf(form, field)
    if (id === undefined || sources.has(id)) continue
    const source = id === form.id ? form : await loadForm(context, id).catch(() => undefined)
    if (source) sources.set(id, source)
  }
  return sources
}

function computations(
  form: LoadedForm,
  fields: readonly ComputedField[],
  sources: ReadonlyMap<string, LoadedForm>,
  parameters: Parameters,
) {
  const { formulas } = computedPlanOf(form)
  const aliases = new Map<string, string>()
  const values: { field: ComputedField; alias: string }[] = []
  const laterals: string[] = []
  const place = {
    column: (id: string) => inFormula(form, id, aliases),
    path: ([tableId = '', columnId = '']: readonly string[]) => columnValues(form, tableId, columnId),
    bind: (value: string) => parameters.add(value),
    timeZone: form.timeZone,
  }
  for (const field of fields) {
    let sql: string | undefined
    if (isFormula(field)) sql = formulas.get(field.id)?.sql(place)
    else {
      const source = sources.get(sourceIdOf(form, field) ?? '')
      sql = source ? readerSql(source, field, parameters) : keptSql(resultField(field), 'null')
    }
    if (sql === undefined) continue
    const alias = `c${laterals.length}`
    laterals.push(`cross join lateral (select ${sql} as v offset 0) ${alias}`)
    aliases.set(field.id, `${alias}.v`)
    values.push({ field, alias })
  }
  return { laterals, values }
}

/** A field as formulas know it. */
function inFormula(form: LoadedForm, id: string, aliases: ReadonlyMap<string, string>): string {
  const field = form.fields.get(id)
  if (!field) return 'null'
  if (hasRows(field))
    return `array(select s.position from ${form.layout.rows(id)} s where s.record_id = o.id order by s.position)`
  const column = aliases.get(id) ?? `o.${form.layout.columnName(id)}`
  return storageOf(field) === 'money' ? `(${column}::numeric / 100)` : column
}

function columnValues(form: LoadedForm, tableId: string, columnId: string): string | undefined {
  const table = form.fields.get(tableId)
  const column = hasRows(table) ? table.fields.find(({ id }) => id === columnId) : undefined
  if (!column) return undefined
  const raw = form.layout.rowColumn(columnId)
  const value = storageOf(column) === 'money' ? `(${raw}::numeric / 100)` : raw
  return `array(select ${value} from ${form.layout.rows(tableId)} s where s.record_id = o.id order by s.position)`
}

/** Computes the formulas in the rows of sub-tables of records anew. */
export async function recomputeCells(
  context: OperationContext,
  form: LoadedForm,
  which: WhichRows,
): Promise<void> {
  for (const { table, steps } of computedPlanOf(form).tables) {
    const parameters = newParameters()
    const aliases = new Map<string, string>()
    const laterals = steps.map(({ field, sql }, index) => {
      const alias = `c${index}`
      const made = sql({
        column: (id) => {
          const column = table.fields.find((one) => one.id === id)!
          const raw = aliases.get(id) ?? form.layout.rowColumn(id)
          return storageOf(column) === 'money' ? `(${raw}::numeric / 100)` : raw
        },
        bind: (value) => parameters.add(value),
        timeZone: form.timeZone,
      })
      aliases.set(field.id, `${alias}.v`)
      return `cross join lateral (select ${made} as v offset 0) ${alias}`
    })
    const columns = steps.map(({ field }) => form.layout.columnName(field.id))
    await context.transaction.query(
      `update ${form.layout.rows(table.id)} u set ${columns.map((name, index) => `${name} = q.v${index}`).join(', ')}
       from (select s.id, ${steps.map((_, index) => `c${index}.v as v${index}`).join(', ')}
         from ${form.layout.rows(table.id)} s join ${form.layout.table} o on o.id = s.record_id ${laterals.join('\n')}
         where ${which(parameters)}) q
       where u.id = q.id and row(${columns.map((name) => `u.${name}`).join(', ')}) is distinct from row(${steps.map((_, index) => `q.v${index}`).join(', ')})`,
      parameters.values,
    )
  }
}

/** Whether a form has anything that is kept and computed. */
export function keepsComputed(form: LoadedForm): boolean {
  const { kept, tables } = computedPlanOf(form)
  return kept.length > 0 || tables.length > 0
}

/** Computes all that some records keep anew. */
export async function recomputeAll(
  context: OperationContext,
  form: LoadedForm,
  which: WhichRows,
): Promise<Map<string, RecordValues>> {
  await recomputeCells(context, form, which)
  return recomputeRows(context, form, computedPlanOf(form).kept.filter(isComputed), which)
}
