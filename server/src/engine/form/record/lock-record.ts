import { forbidden } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type RecordPermission, requireFormPermission } from '../access/form-access.ts'
import { newParameters, rowScope } from '../access/row-scope.ts'
import { fillMoving } from '../computed/fill-moving.ts'
import { lockComputed } from '../computed/lock.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { noSuchRecord } from './read-record.ts'
import { type RecordRow, recordColumns } from './record-row.ts'
import { requireChangeable } from './require-changeable.ts'

export interface LockOptions {
  permission: RecordPermission
  /** A flow vouches for the actor: no row scope, and the flow's own lock does not count. */
  vouched?: boolean
  view?: 'all' | 'recycleBin'
}

/**
 * Reads records whole and locks them until the transaction ends, in the order of their ids so that two bulk changes
 * cannot wait for each other.
 * @throws forbidden when one may be read but not changed; notFound when one does not exist for the actor; recordInFlow or
 *   recordDecided when its flow locks it
 */
export async function lockRecords(
  context: OperationContext,
  form: LoadedForm,
  recordIds: readonly string[],
  { permission, vouched = false, view = 'all' }: LockOptions,
): Promise<RecordRow[]> {
  await lockComputed(context, form)
  const ids = [...new Set(recordIds)]
  const parameters = newParameters([ids])
  const clauses = ['r.id = any($1::uuid[])', view === 'recycleBin' ? form.layout.binned : form.layout.living]
  if (!vouched) {
    await requireFormPermission(context, form, permission)
    const scope = await rowScope(context, form, permission, parameters)
    if (scope) clauses.push(scope)
  }
  const { rows } = await context.transaction.query<RecordRow>(
    `select ${recordColumns(form, form.fields.values())} from ${form.layout.from}
     where ${clauses.join(' and ')} order by r.id for update of r`,
    parameters.values,
  )
  fillMoving(context, form, rows)
  if (rows.length < ids.length) throw await refusal(context, form, ids, rows, permission, view)
  if (!vouched) await requireChangeable(context, form, rows)
  return rows
}

/** Whoever may see a record learns that changing it is not allowed; to everybody else it does not exist. */
async function refusal(
  context: OperationContext,
  form: LoadedForm,
  ids: string[],
  locked: RecordRow[],
  permission: RecordPermission,
  view: 'all' | 'recycleBin',
) {
  const got = new Set(locked.map(({ id }) => id))
  const others = ids.filter((id) => !got.has(id))
  const parameters = newParameters([others])
  const scope = await rowScope(context, form, 'record.read', parameters)
  const { rows } = await context.transaction.query(
    `select from ${form.layout.from} where r.id = any($1::uuid[])
     and ${view === 'recycleBin' ? form.layout.binned : form.layout.living}${scope ? ` and ${scope}` : ''} limit 1`,
    parameters.values,
  )
  return rows.length > 0 ? forbidden({ permission }) : noSuchRecord()
}
