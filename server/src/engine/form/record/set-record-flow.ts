import type { RecordView } from '@sluice/contract'
import { newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { noSuchRecord } from './read-record.ts'
import { statementName } from './statement-name.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'

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
  // Record and history in one statement: every submit and every last approval waits for it.
  const sql = `
    with old as (select id, flow_state from ${form.layout.table} where id = $1 for update),
    changed as (
      update ${form.layout.table} r set flow_state = $2, flow_instance_id = $3 from old where r.id = old.id
      returning r.version, old.flow_state as before
    ), written as (
      insert into record_history (tenant_id, id, created_at, form_id, record_id, version, actor_id, kind, changes)
      select $4, $5, $6, $7, $1, version, $8, 'flow',
        jsonb_build_object('$flowState', jsonb_build_array(before, $2::text))
      from changed where before is distinct from $2
    )
    select version from changed`
  const { rowCount } = await context.transaction.query(
    sql,
    [
      recordId,
      state,
      instanceId,
      context.tenantId,
      newId(),
      context.clock.now().toISOString(),
      form.id,
      actorId(context.actor),
    ],
    statementName(sql, form.version),
  )
  if (rowCount === 0) throw noSuchRecord()
  tellRecordsChanged(context, form)
}
