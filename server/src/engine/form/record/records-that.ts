import type { Filter, RecordValues } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { mayOnForm, type RecordPermission } from '../access/form-access.ts'
import { newParameters, rowScope } from '../access/row-scope.ts'
import { fillMoving } from '../computed/fill-moving.ts'
import { compileFilter } from '../filter/compile-filter.ts'
import { type Operand, operandOf, systemOperandOf } from '../filter/operand.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isPerReader } from '../system/offered.ts'
import { type RecordRow, recordColumns, toRecordView } from './record-row.ts'

export interface RecordsThat {
  /** Only those that are open to the actor for it. */
  permission?: RecordPermission
  /** A condition of the house or of whoever designed the form: it may read what the actor may not. */
  filter?: Filter | undefined
}

/** Which of the given records, none of them in the recycle bin, are so; in the order given. */
export async function recordsThat(
  context: OperationContext,
  form: LoadedForm,
  recordIds: readonly string[],
  { permission, filter }: RecordsThat,
): Promise<string[]> {
  if (form.version === 0 || recordIds.length === 0) return []
  if (permission && !mayOnForm(await context.policy(), form, permission)) return []
  const parameters = newParameters([recordIds])
  const clauses = ['r.id = any($1::uuid[])', form.layout.living]
  const scope = permission && (await rowScope(context, form, permission, parameters))
  if (scope) clauses.push(scope)
  if (filter) {
    const { actor, clock, tenantId } = context
    const memberId = actor.kind === 'member' ? actor.memberId : null
    const setting = { parameters, now: clock.now(), timeZone: form.timeZone, tenantId, memberId }
    clauses.push(compileFilter(filter, (id) => anyOperand(form, id), setting))
  }
  const { rows } = await context.transaction.query<{ id: string }>(
    `select r.id from ${form.layout.from} where ${clauses.join(' and ')}`,
    parameters.values,
  )
  const found = new Set(rows.map(({ id }) => id))
  return recordIds.filter((id) => found.has(id))
}

function anyOperand(form: LoadedForm, id: string): Operand | undefined {
  if (id.startsWith('$')) return systemOperandOf(form, id)
  const field = form.fields.get(id)
  return field && !isPerReader(form, id) ? operandOf(form, field) : undefined
}

/** Checks a condition of whoever designs a form. @throws invalidInput naming what is wrong (`<path>.all.0`) */
export function checkCondition(
  { tenantId, clock }: Pick<OperationContext, 'tenantId' | 'clock'>,
  form: Pick<LoadedForm, 'layout' | 'fields' | 'system' | 'timeZone'>,
  filter: Filter,
  path: string,
): void {
  const setting = {
    parameters: newParameters(),
    now: clock.now(),
    timeZone: form.timeZone,
    tenantId,
    memberId: null,
  }
  compileFilter(filter, (id) => anyOperand(form as LoadedForm, id), setting, path)
}

/** The values of a record whoever asks, for reasons that the house gives; undefined where there is none. */
export async function valuesOfRecord(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
): Promise<RecordValues | undefined> {
  const { rows } = await context.transaction.query<RecordRow>(
    `select ${recordColumns(form, form.fields.values())} from ${form.layout.from} where r.id = $1`,
    [recordId],
  )
  fillMoving(context, form, rows)
  return rows[0] && toRecordView(form, rows[0], form.fields.values(), undefined).values
}
