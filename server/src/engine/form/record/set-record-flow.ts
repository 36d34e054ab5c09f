import type { RecordView } from '@sluice/contract'
import type { LeftWrite } from '../../../database/index.ts'
import { newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { statementName } from './statement-name.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'

export interface RecordFlow {
  state: RecordView['flowState']
  instanceId: string | null
}

/** The statement of a form: it depends on its table only. */
const writes = new WeakMap<LoadedForm, Pick<LeftWrite, 'parts' | 'sql'>>()

function writeOf(form: LoadedForm): Pick<LeftWrite, 'parts' | 'sql'> {
  let write = writes.get(form)
  if (!write) {
    const { table } = form.layout
    write = {
      parts: [
        ['old', `select id, flow_state from ${table} where id = $1 for update`],
        [
          'changed',
          `update ${table} r set flow_state = $2, flow_instance_id = $3 from old where r.id = old.id
           returning r.version, old.flow_state as before`,
        ],
      ],
      sql: `
        insert into record_history (tenant_id, id, created_at, form_id, record_id, version, actor_id, kind, changes)
        select $4, $5, $6, $7, $1, version, $8, 'flow',
          jsonb_build_object('$flowState', jsonb_build_array(before, $2::text))
        from changed where before is distinct from $2`,
    }
    writes.set(form, write)
  }
  return write
}

/**
 * Notes on a record in which state its flow is, with its history, at the end of the transaction; for the flow engine,
 * which has decided that the actor may. A record that was purged meanwhile has none to note.
 */
export function setRecordFlow(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  { state, instanceId }: RecordFlow,
): void {
  const write = writeOf(form)
  context.transaction.leave({
    ...write,
    name: statementName(write.sql + form.layout.table, form.version),
    values: [
      recordId,
      state,
      instanceId,
      context.tenantId,
      newId(),
      context.clock.now().toISOString(),
      form.id,
      actorId(context.actor),
    ],
  })
  tellRecordsChanged(context, form)
}
