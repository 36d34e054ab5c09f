import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf } from '../access/form-access.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { HistoryKind } from '../tables.ts'
import { lockRecords } from './lock-record.ts'
import { type RecordRow, recordBefore } from './record-row.ts'
import { translateRecordError } from './translate-record-error.ts'
import { writeHistory } from './write-history.ts'
import { writeStages } from './write-stages.ts'

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
  await mark(context, form, rows, 'restored', async (error) => {
    const readable = fieldAccessOf(await context.policy(), form, 'record.read')
    return translateRecordError(context, form, {}, error, readable)
  })
  return rows.length
}

async function mark(
  context: OperationContext,
  form: LoadedForm,
  rows: RecordRow[],
  kind: Extract<HistoryKind, 'deleted' | 'restored'>,
  refusal?: (error: unknown) => unknown,
): Promise<void> {
  const deletes = kind === 'deleted'
  const write = {
    form,
    act: deletes ? ('delete' as const) : ('restore' as const),
    rows: rows.map((row) => ({ id: row.id, values: {}, before: recordBefore(form, row) })),
    vouched: false,
    imported: false,
  }
  await writeStages(context, write, {
    store: () =>
      Promise.all([
        context.transaction.query(
          `update ${form.layout.table} set deleted_at = $2, deleted_by = $3, version = version + 1
           where id = any($1::uuid[])`,
          [
            rows.map(({ id }) => id),
            deletes ? context.clock.now().toISOString() : null,
            deletes ? actorId(context.actor) : null,
          ],
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
      ]),
    ...(refusal && { refusal }),
  })
}
