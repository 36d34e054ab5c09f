import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { releaseFiles } from '../../../platform/file/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { computeValues } from '../computed/compute-values.ts'
import { lockComputed } from '../computed/lock.ts'
import { settleComputed } from '../computed/settle.ts'
import { recordCreated, recordDeleted, recordRestored, recordsImported, recordUpdated } from '../events.ts'
import { attachRecordFiles } from './attach-record-files.ts'
import { hooksOf, type RecordHook, type RecordWrite } from './record-hook.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'

export interface WriteSteps<Stored> {
  /** What only the database knows to be wrong; absent: nothing. */
  check?(): Promise<FieldError[]>
  /** Writes the rows with their history. */
  store(): Promise<Stored>
  /** What is thrown for what PostgreSQL refused; absent: the error itself. */
  refusal?(error: unknown): unknown
}

/**
 * The one way records are written, for whoever writes them: API, bulk change, import, flow. The stages, in order:
 *
 * 1. right: may the actor, and does the flow of the record let them (`createAccess`, `lockRecords`)
 * 2. values: defaults and every rule of the fields (`checkNewValues`, `checkChangedValues`); pure, the caller's
 * 3. compute: formulas over what is written (`computeValues`)
 * 4. check: what values name exists
 * 5. hooks before the write
 * 6. store: rows and history
 * 7. settle: what is computed from other records, here and in the records that read these (`settleComputed`)
 * 8. files: the record keeps those it names
 * 9. hooks after the write
 * 10. told: events, and browsers once it is committed
 *
 * From 3 on they are here. Without a hook before the write, 4 and 6 leave together: one round trip.
 * @returns what was stored
 * @throws invalidInput naming every value that names nothing; what a hook throws; what `refusal` makes of an error
 */
export async function writeStages<Stored>(
  context: OperationContext,
  write: RecordWrite,
  steps: WriteSteps<Stored>,
): Promise<Stored> {
  const hooks = hooksOf(context, write.form, write.act)
  // Whoever changes records took these locks before the records.
  if (write.act === 'create') await lockComputed(context, write.form)
  computeValues(context, write)
  const stored = await checkAndStore(context, write, steps, hooks)
  await settleComputed(context, write)
  await keepFiles(context, write)
  for (const hook of hooks) await hook.after?.(context, write)
  tell(context, write)
  return stored
}

async function checkAndStore<Stored>(
  context: OperationContext,
  write: RecordWrite,
  { check, store, refusal }: WriteSteps<Stored>,
  hooks: readonly RecordHook[],
): Promise<Stored> {
  const before = hooks.filter((hook) => hook.before)
  let checking = check?.() ?? Promise.resolve([])
  if (before.length > 0) {
    refuseProblems(await checking)
    checking = Promise.resolve([])
    for (const hook of before) await hook.before?.(context, write)
  }
  const [checked, stored] = await Promise.allSettled([checking, store()])
  const failed = stored.status === 'rejected'
  // After a refused write the transaction answers nothing more: then the write has the word.
  if (checked.status === 'rejected' && !(failed && isAborted(checked.reason))) throw checked.reason
  if (checked.status === 'fulfilled') refuseProblems(checked.value)
  if (failed) throw refusal ? await refusal(stored.reason) : stored.reason
  return stored.value
}

function refuseProblems(problems: FieldError[]): void {
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
}

/** PostgreSQL: the transaction is aborted, commands are ignored until its end. */
function isAborted(error: unknown): boolean {
  return (error as { code?: string }).code === '25P02'
}

async function keepFiles(context: OperationContext, { form, act, rows }: RecordWrite): Promise<void> {
  if (act === 'purge') {
    await releaseFiles(
      context,
      form.id,
      rows.map(({ id }) => id),
    )
    return
  }
  if (act !== 'create' && act !== 'update') return
  const replaces = act === 'update'
  for (const { id, values } of rows) await attachRecordFiles(context, form, id, values, { replaces })
}

/** Tells subscribers and browsers. What is purged was told when it was deleted. */
function tell(context: OperationContext, { form, act, rows, imported }: RecordWrite): void {
  const formId = form.id
  const by = actorId(context.actor)
  if (imported && act === 'create')
    context.emit(recordsImported, { formId, recordIds: rows.map(({ id }) => id), by })
  else
    for (const { id: recordId, values } of rows) {
      if (act === 'create') context.emit(recordCreated, { formId, recordId, by })
      if (act === 'update') context.emit(recordUpdated, { formId, recordId, by, fields: Object.keys(values) })
      if (act === 'delete') context.emit(recordDeleted, { formId, recordId, by })
      if (act === 'restore') context.emit(recordRestored, { formId, recordId, by })
    }
  tellRecordsChanged(context, form)
}
