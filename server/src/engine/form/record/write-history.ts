import { newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { HistoryKind, RecordChanges } from '../tables.ts'

export interface HistoryEntry {
  formId: string
  recordId: string
  /** Version of the record after the change. */
  version: number
  kind: HistoryKind
  changes: RecordChanges
}

/** Records what happened to records, in the transaction of the change (N2.6). */
export async function writeHistory(context: OperationContext, entries: HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return
  await context.transaction.query(
    `insert into record_history (tenant_id, created_at, actor_id, id, form_id, record_id, version, kind, changes)
     select $1, $2, $3, e.id, e.form_id, e.record_id, e.version, e.kind, e.changes
     from jsonb_to_recordset($4::jsonb)
       as e (id uuid, form_id uuid, record_id uuid, version integer, kind text, changes jsonb)`,
    [
      context.tenantId,
      context.clock.now().toISOString(),
      actorId(context.actor),
      JSON.stringify(
        entries.map(({ formId, recordId, version, kind, changes }) => ({
          id: newId(),
          form_id: formId,
          record_id: recordId,
          version,
          kind,
          changes,
        })),
      ),
    ],
    'history-write',
  )
}
