import type { FieldOf } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { tenantTimeZone } from '../../../platform/tenancy/index.ts'
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

/** What stands before the counter; the counter restarts when the dated part changes (N2.9). */
function numberPeriod(field: FieldOf<'autoNumber'>, now: Date, timeZone: string): string {
  return field.dateFormat ? DateTime.fromJSDate(now, { zone: timeZone }).toFormat(field.dateFormat) : ''
}

/**
 * Numbers of a form, taken in the statement that inserts the record: whoever comes next waits until this transaction
 * ends, so a number is lost only with nothing written, and no two records share one.
 */
export function autoNumbers(
  form: LoadedForm,
  now: Date,
  timeZone: string,
  parameters: Parameters,
): AutoNumber[] {
  const fields = numberedFields(form)
  return fields.map((field, index) => {
    const period = numberPeriod(field, now, timeZone)
    const prefix = `${field.prefix ?? ''}${period}`
    const counter = `(select value from number_${index})`
    const digits = `lpad(${counter}::text, greatest(${field.digits}, length(${counter}::text)), '0')`
    return {
      field,
      cte: `number_${index} as (
        insert into sluice.form_counter as c (tenant_id, form_id, field_id, period, value)
        values (${parameters.add(form.tenantId)}, ${parameters.add(form.id)}, ${parameters.add(field.id)}, ${parameters.add(period)}, 1)
        on conflict (tenant_id, form_id, field_id, period) do update set value = c.value + 1
        returning value)`,
      expression: `${parameters.add(prefix)}::text || ${digits}`,
      searchExpression: `${parameters.add(searchForm(prefix))}::text || ${digits}`,
    }
  })
}

/** Takes a block of `count` numbers from each of the form's counters at once. */
export async function takeNumbers(context: OperationContext, form: LoadedForm, count: number) {
  const fields = numberedFields(form)
  const now = context.clock.now()
  return Promise.all(
    fields.map(async (field) => {
      const period = numberPeriod(field, now, tenantTimeZone)
      const { rows } = await context.transaction.query<{ value: number }>(
        `insert into form_counter as c (tenant_id, form_id, field_id, period, value) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, form_id, field_id, period) do update set value = c.value + excluded.value
         returning value`,
        [form.tenantId, form.id, field.id, period, count],
      )
      let value = rows[0]!.value - count
      const prefix = `${field.prefix ?? ''}${period}`
      return { fieldId: field.id, next: () => `${prefix}${String(++value).padStart(field.digits, '0')}` }
    }),
  )
}

/** Gives back the last of the numbers that `takeNumbers` took in this transaction and that made no record. */
export async function giveNumbersBack(
  { transaction, tenantId }: OperationContext,
  form: LoadedForm,
  unused: number,
): Promise<void> {
  const fields = numberedFields(form).map(({ id }) => id)
  if (unused === 0 || fields.length === 0) return
  // The counters this transaction touched are still locked by it, so the last numbers are nobody else's.
  await transaction.query(
    `update form_counter set value = value - $4
     where tenant_id = $1 and form_id = $2 and field_id = any ($3)
       and xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`,
    [tenantId, form.id, fields, unused],
  )
}
