import type { OperationContext } from '../../../platform/operation/index.ts'
import type { RecordPermission } from '../access/form-access.ts'
import { loadForm } from '../load-form.ts'
import { recordsThat } from './records-that.ts'

/** Which records of a form the actor may do something with, for the buttons of an action. */
export function mayOn(permission: RecordPermission) {
  return async (context: OperationContext, recordIds: readonly string[], formId: string) =>
    recordsThat(context, await loadForm(context, formId), recordIds, { permission })
}
