import type { OperationContext } from '../../../platform/operation/index.ts'
import type { FieldAccessMap } from '../access/form-access.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { lockRecords } from './lock-record.ts'
import { versionConflict } from './version-conflict.ts'

/**
 * Sees that a record still is as somebody saw it, and holds it so until the transaction ends: what is decided is what
 * was read. The flow vouches that the actor may see the record.
 * @param seen version that stood on the screen
 * @param access rights of the actor on its fields; the refusal names only what they may read
 * @throws recordChanged naming who changed what since; notFound when the record is gone
 */
export async function requireRecordVersion(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  seen: number,
  access: FieldAccessMap,
): Promise<void> {
  const [row] = await lockRecords(context, form, [recordId], { permission: 'record.read', vouched: true })
  if (row!.version !== seen) throw await versionConflict(context, form, row!, seen, access)
}
