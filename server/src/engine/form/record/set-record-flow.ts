import type { RecordView } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { noSuchRecord } from './read-record.ts'
import { writeHistory } from './write-history.ts'

export interface RecordFlow {
  state: RecordView['flowState']
  instanceId: string | null
}

/** Notes on a record in which state its flow is; for the flow engine, which has decided that the actor may. */
export async function setRecordFlow(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  { state, instanceId }: RecordFlow,
): Promise<void> {
  const { rows } = await context.transaction.query<{ version: number; before: RecordView['flowState'] }>(
    `update ${form.table} r set flow_state = $2, flow_instance_id = $3
     from (select id, flow_state from ${form.table} where id = $1 for update) old
     where r.id = old.id returning r.version, old.flow_state as before`,
    [recordId, state, instanceId],
  )
  const row = rows[0]
  if (!row) throw noSuchRecord(context)
  if (row.before === state) return
  const changes = { $flowState: [row.before, state] as [unknown, unknown] }
  await writeHistory(context, [{ formId: form.id, recordId, version: row.version, kind: 'flow', changes }])
}
