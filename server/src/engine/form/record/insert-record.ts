import type { RecordValues } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import { newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { newParameters, type Parameters } from '../access/row-scope.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { searchTextOf } from '../search-text.ts'
import { storageOf, toColumn } from '../storage.ts'
import { autoNumbers } from '../types/auto-number-counter.ts'
import { insertAllSubRows } from './insert-sub-rows.ts'
import type { RecordFlow } from './record-hook.ts'
import { statementName } from './statement-name.ts'

export interface InsertedRecord {
  ownerDepartmentId: string | null
  /** Numbers the database gave, by field id. */
  numbers: Record<string, string>
}

/**
 * Inserts a record whose values are checked, with its numbers and the rows of its sub-tables. All statements leave at once: one round trip.
 */
export async function insertRecord(
  context: OperationContext,
  form: LoadedForm,
  id: string,
  values: RecordValues,
  flow?: RecordFlow,
): Promise<InsertedRecord> {
  const { sql, parameters, numbered } = insertStatement(context, form, id, values, flow)
  const [inserted] = await Promise.all([
    context.transaction.query<Record<string, string | null>>(
      sql,
      parameters,
      statementName(sql, form.version),
    ),
    insertAllSubRows(context, form, [{ id, values }]),
  ])
  const row = inserted.rows[0]!
  return {
    ownerDepartmentId: row.owner_department_id ?? null,
    numbers: Object.fromEntries(numbered.map((fieldId) => [fieldId, row[`f_${fieldId}`] as string])),
  }
}

/** Every column stands in the statement, so that a form has one shape of it. */
function insertStatement(
  context: OperationContext,
  form: LoadedForm,
  id: string,
  values: RecordValues,
  flow: RecordFlow | undefined,
) {
  const parameters = newParameters()
  const now = context.clock.now()
  const at = parameters.add(now.toISOString())
  const by = parameters.add(actorId(context.actor))
  const numbers = autoNumbers(form, values, now, parameters)
  const search = parameters.add(searchTextOf(form.storedFields, values))
  const columns: [string, string][] = [
    ['id', parameters.add(id)],
    ['created_at', at],
    ['created_by', by],
    ['updated_at', at],
    ['updated_by', by],
    [
      'owner_department_id',
      `(select m.department_id from sluice.member m where m.tenant_id = ${parameters.add(form.tenantId)} and m.id = ${by})`,
    ],
    ['flow_state', parameters.add(flow?.state ?? null)],
    ['flow_instance_id', parameters.add(flow?.instanceId ?? null)],
    [
      'search',
      [`${search}::text`, ...numbers.map(({ searchExpression }) => searchExpression)].join(" || e'\\n' || "),
    ],
  ]
  for (const field of form.definition.fields) {
    if (hasRows(field)) continue
    const number = numbers.find((one) => one.field === field)
    const value = number?.expression ?? parameters.add(toColumn(storageOf(field), values[field.id]))
    columns.push([form.layout.columnName(field.id), value])
  }
  const ctes = [
    ...numbers.map(({ cte }) => cte),
    ...(flow ? [historyOf(form, flow, parameters, { id: columns[0]![1], at, by })] : []),
  ]
  const returned = ['owner_department_id', ...numbers.map(({ field }) => form.layout.columnName(field.id))]
  return {
    sql: `${ctes.length > 0 ? `with ${ctes.join(', ')} ` : ''}insert into ${form.layout.table} (${columns.map(([name]) => name).join(', ')})
      values (${columns.map(([, value]) => value).join(', ')}) returning ${returned.join(', ')}`,
    parameters: parameters.values,
    numbered: numbers.map(({ field }) => field.id),
  }
}

/** A record tells its own making; that a flow began with it is a line of its history. */
function historyOf(
  form: LoadedForm,
  { state }: RecordFlow,
  parameters: Parameters,
  { id, at, by }: { id: string; at: string; by: string },
): string {
  const [tenant, line, formId] = [form.tenantId, newId(), form.id].map((value) => parameters.add(value))
  const changes = parameters.add(JSON.stringify({ $flowState: [null, state] }))
  return `history as (
    insert into sluice.record_history (tenant_id, id, created_at, form_id, record_id, version, actor_id, kind, changes)
    values (${tenant}, ${line}, ${at}, ${formId}, ${id}, 1, ${by}, 'created', ${changes}))`
}
