import type { LeftWrite } from '../../../database/index.ts'
import { newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { lockComputed } from '../computed/lock.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { hooksOf, type RecordFlow } from './record-hook.ts'
import { type RecordRow, recordBefore, recordColumns } from './record-row.ts'
import { statementName } from './statement-name.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'
import { writeStages } from './write-stages.ts'

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
 * Notes on a record in which state its flow is, with its history; for the flow engine, which has decided that the actor may.
 * A record that was purged meanwhile has none to note. Where no hook is concerned it is left to the end of the transaction
 * and costs no round trip.
 * @throws what a hook throws to refuse
 */
export async function setRecordFlow(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  flow: RecordFlow,
): Promise<void> {
  const leave = () => leaveFlow(context, form, recordId, flow)
  // Who reads these records elsewhere may ask for the state.
  if (hooksOf(context, form, 'flow').length === 0 && form.readBy.length === 0) {
    leave()
    tellRecordsChanged(context, form)
    return
  }
  await lockComputed(context, form)
  const { rows } = await context.transaction.query<RecordRow>(
    `select ${recordColumns(form, form.fields.values())} from ${form.layout.from} where r.id = $1 for update of r`,
    [recordId],
  )
  const [row] = rows
  if (!row) return
  const written = { id: recordId, values: {}, before: recordBefore(form, row), flow }
  const write = { form, act: 'flow' as const, rows: [written], vouched: true, imported: false }
  // Whatever a hook asks afterwards leaves behind the write.
  await writeStages(context, write, { store: async () => leave() })
}

function leaveFlow(
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
}
