import type { RecordView } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, fieldAccessOnRow, resourceOf } from '../access/form-access.ts'
import { recordDecided, recordInFlow } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { policyRow } from './read-record.ts'
import { type RecordRow, readField } from './record-row.ts'
import { recordTitle } from './record-title.ts'

/** Changes records whose flow has approved them: a right of its own, so that what is decided stays decided. */
const changeDecided = 'record.changeDecided'

/**
 * Sees that a person may touch records whatever their flow says: while it runs, its tasks decide who changes what; once it
 * has approved them, they are as they were decided. What was rejected or withdrawn is open, to be submitted again.
 * Robots have no such right, whatever else they may do.
 * @throws recordInFlow, recordDecided
 */
export async function requireChangeable(
  context: OperationContext,
  form: LoadedForm,
  rows: readonly RecordRow[],
): Promise<void> {
  for (const row of rows) {
    if (!isHeldByFlow(row.flow_state)) continue
    await requireOpen(context, form, {
      state: row.flow_state,
      row: policyRow(row),
      title: (access) => recordTitle(form, row.id, (field) => readField(field, row), access),
    })
  }
}

/**
 * The same for one record that was read whole.
 * @throws recordInFlow, recordDecided
 */
export function requireRecordOpen(
  context: OperationContext,
  form: LoadedForm,
  { id, flowState, createdBy, ownerDepartmentId, values }: RecordView,
): Promise<void> {
  return requireOpen(context, form, {
    state: flowState,
    row: { created_by: createdBy, owner_department_id: ownerDepartmentId },
    title: (access) => recordTitle(form, id, (field) => values[field.id], access),
  })
}

interface Touched {
  state: RecordView['flowState']
  row: ReturnType<typeof policyRow>
  title(access: FieldAccessMap): string
}

async function requireOpen(context: OperationContext, form: LoadedForm, { state, row, title }: Touched) {
  if (!isHeldByFlow(state)) return
  const policy = await context.policy()
  const resource = { ...resourceOf(form), row }
  const permission = state === 'approved' ? changeDecided : 'app.manage'
  if (context.actor.kind === 'member' && policy.decide(permission, resource).allowed) return
  const named = { title: title(fieldAccessOnRow(policy, form, 'record.read', row)) }
  throw state === 'approved' ? recordDecided(named) : recordInFlow(named)
}

/** Whether a flow has a say in who touches a record: it runs, or has approved it. */
export function isHeldByFlow(state: RecordView['flowState']): boolean {
  return state === 'running' || state === 'approved'
}
