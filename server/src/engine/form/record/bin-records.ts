import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf } from '../access/form-access.ts'
import { recordDeleted, recordRestored } from '../events.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { HistoryKind } from '../tables.ts'
import { lockRecords } from './lock-record.ts'
import type { RecordRow } from './record-row.ts'
import { traceInFlow } from './require-changeable.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'
import { translateRecordError } from './translate-record-error.ts'
import { writeHistory } from './write-history.ts'

/**
 * Puts records into the recycle bin; all or none.
 * @throws forbidden, notFound; recordInFlow, recordDecided
 */
export async function deleteRecords(
  context: OperationContext,
  form: LoadedForm,
  recordIds: readonly string[],
): Promise<number> {
  const rows = await lockRecords(context, form, recordIds, { permission: 'record.delete' })
  await mark(context, form, rows, 'deleted')
  return rows.length
}

/**
 * Takes records out of the recycle bin.
 * @throws forbidden, notFound, recordDecided; invalidInput when a value that must be unique was taken meanwhile
 */
export async function restoreRecords(
  context: OperationContext,
  form: LoadedForm,
  recordIds: readonly string[],
): Promise<number> {
  const rows = await lockRecords(context, form, recordIds, {
    permission: 'record.delete',
    view: 'recycleBin',
  })
  try {
    await mark(context, form, rows, 'restored')
  } catch (error) {
    const readable = fieldAccessOf(await context.policy(), form, 'record.read')
    throw translateRecordError(context, form, {}, error, readable)
  }
  return rows.length
}

async function mark(
  context: OperationContext,
  form: LoadedForm,
  rows: RecordRow[],
  kind: Extract<HistoryKind, 'deleted' | 'restored'>,
): Promise<void> {
  const by = actorId(context.actor)
  const deletedAt = kind === 'deleted' ? context.clock.now().toISOString() : null
  await Promise.all([
    context.transaction.query(
      `update ${form.layout.table} set deleted_at = $2, deleted_by = $3, version = version + 1
       where id = any($1::uuid[])`,
      [rows.map(({ id }) => id), deletedAt, kind === 'deleted' ? by : null],
    ),
    writeHistory(
      context,
      rows.map(({ id, version }) => ({
        formId: form.id,
        recordId: id,
        version: version + 1,
        kind,
        changes: {},
      })),
    ),
    traceInFlow(context, rows, kind === 'deleted' ? 'delete' : 'restore'),
  ])
  const event = kind === 'deleted' ? recordDeleted : recordRestored
  for (const { id } of rows) context.emit(event, { formId: form.id, recordId: id, by })
  tellRecordsChanged(context, form)
}
