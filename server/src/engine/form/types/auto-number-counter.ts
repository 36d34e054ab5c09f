import type { FieldOf, RecordValues } from '@sluice/contract'
import { numberFrame, readsValues } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { Parameters } from '../access/row-scope.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { searchForm } from '../search-text.ts'

/** A number the database gives while it inserts. */
export interface AutoNumber {
  field: FieldOf<'autoNumber'>
  /** Common table expression that takes the next number. */
  cte: string
  /** The number as text, to stand in the select list of an insert. */
  expression: string
  /** The same as the search column holds it. */
  searchExpression: string
}

function numberedFields(form: LoadedForm): FieldOf<'autoNumber'>[] {
  return form.definition.fields.filter((field) => field.type === 'autoNumber')
}

/**
 * Numbers of a form, taken in the statement that inserts the record: whoever comes next waits until this transaction
 * ends, so a number is lost only with nothing written, and no two records share one.
 */
export function autoNumbers(
  form: LoadedForm,
  values: RecordValues,
  now: Date,
  parameters: Parameters,
): AutoNumber[] {
  return numberedFields(form).map((field, index) => {
    const { before, after, period } = numberFrame(field, form.fields, values, {
      now,
      timeZone: form.timeZone,
    })
    const counter = `(select value from number_${index})`
    const digits = `lpad(${counter}::text, greatest(${field.digits}, length(${counter}::text)), '0')`
    const around = (write: (text: string) => string) =>
      `${parameters.add(write(before))}::text || ${digits} || ${parameters.add(write(after))}::text`
    return {
      field,
      cte: `number_${index} as (
        insert into sluice.form_counter as c (tenant_id, form_id, field_id, period, value)
        values (${parameters.add(form.tenantId)}, ${parameters.add(form.id)}, ${parameters.add(field.id)}, ${parameters.add(period)}, ${firstOf(field)})
        on conflict (tenant_id, form_id, field_id, period) do update set value = c.value + 1
        returning value)`,
      expression: around((text) => text),
      searchExpression: around(searchForm),
    }
  })
}

const firstOf = ({ start = 1 }: FieldOf<'autoNumber'>) => start

/** Takes the next `count` numbers of one counter. @returns the last of them */
async function takeFrom(
  { transaction }: OperationContext,
  form: LoadedForm,
  field: FieldOf<'autoNumber'>,
  period: string,
  count: number,
): Promise<number> {
  const { rows } = await transaction.query<{ value: number }>(
    `insert into form_counter as c (tenant_id, form_id, field_id, period, value)
     values ($1, $2, $3, $4, $5::bigint + $6 - 1)
     on conflict (tenant_id, form_id, field_id, period) do update set value = c.value + $6
     returning value`,
    [form.tenantId, form.id, field.id, period, firstOf(field), count],
  )
  return rows[0]!.value
}

/** Numbers that are given out row by row. */
export interface TakenNumbers {
  /** Puts the next numbers among the values of a record. */
  number(values: RecordValues): void
  /** Takes the numbers of the records that come next; absent where all were taken at once. */
  ahead?(records: readonly RecordValues[]): Promise<void>
}

/**
 * Takes numbers for `count` records from the form's counters: a block at once, or, where a number depends on what stands in
 * the record, those of one batch after the other (`ahead`).
 */
export async function takeNumbers(
  context: OperationContext,
  form: LoadedForm,
  count: number,
): Promise<TakenNumbers> {
  const fields = numberedFields(form)
  const moment = { now: context.clock.now(), timeZone: form.timeZone }
  const frameOf = (field: FieldOf<'autoNumber'>, values: RecordValues) =>
    numberFrame(field, form.fields, values, moment)
  const next = new Map<string, number>()
  const keyOf = (field: FieldOf<'autoNumber'>, period: string) => `${field.id} ${period}`
  const take = async (field: FieldOf<'autoNumber'>, period: string, size: number) => {
    next.set(keyOf(field, period), (await takeFrom(context, form, field, period, size)) - size + 1)
  }
  const [bound, free] = [fields.filter(readsValues), fields.filter((field) => !readsValues(field))]
  // Batches take counters as they come: two imports into one form would wait for each other's.
  if (bound.length > 0)
    await context.transaction.query(`select pg_advisory_xact_lock(hashtextextended('numbers ' || $1, 0))`, [
      form.id,
    ])
  await Promise.all(free.map((field) => take(field, frameOf(field, {}).period, count)))
  return {
    number: (values) => {
      for (const field of fields) {
        const { before, after, period } = frameOf(field, values)
        const key = keyOf(field, period)
        const value = next.get(key)!
        next.set(key, value + 1)
        values[field.id] = `${before}${String(value).padStart(field.digits, '0')}${after}`
      }
    },
    ...(bound.length > 0 && {
      ahead: async (records: readonly RecordValues[]) => {
        for (const field of bound) {
          const sizes = new Map<string, number>()
          for (const values of records) {
            const { period } = frameOf(field, values)
            sizes.set(period, (sizes.get(period) ?? 0) + 1)
          }
          // In one order for everybody, so that two imports do not wait for each other.
          for (const period of [...sizes.keys()].sort()) await take(field, period, sizes.get(period)!)
        }
      },
    }),
  }
}

/** Gives back the last of the numbers that `takeNumbers` took in this transaction and that made no record. */
export async function giveNumbersBack(
  { transaction, tenantId }: OperationContext,
  form: LoadedForm,
  unused: number,
): Promise<void> {
  const fields = numberedFields(form)
    .filter((field) => !readsValues(field))
    .map(({ id }) => id)
  if (unused === 0 || fields.length === 0) return
  // The counters this transaction touched are still locked by it, so the last numbers are nobody else's.
  await transaction.query(
    `update form_counter set value = value - $4
     where tenant_id = $1 and form_id = $2 and field_id = any ($3)
       and xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`,
    [tenantId, form.id, fields, unused],
  )
}
