import type { RecordValues } from '@sluice/contract'
import { type OperationContext, performOperation } from '../../platform/operation/index.ts'
import type { LoadedForm } from '../form/index.ts'
import { findAction, requireGiven, requireOffered } from './bound-action.ts'

export interface ActOnRecord {
  recordId: string
  /** As `actionsOf` names it. */
  action: string
  /** What it asks for, by field. */
  given: RecordValues
  /** Of a step that may be repeated: the first answer is given again. */
  key?: string
}

/**
 * Does an action to a record of a form that people made inside the running transaction, as the actor of it: with the check,
 * the audit record and the idempotency that the operation has by itself. It commits or fails with the act around it, as the
 * press of a button or the step of a flow.
 * @throws noSuchAction; notOffered; notFitting; whatever the operation refuses
 */
export async function actOnRecord(
  context: OperationContext,
  form: LoadedForm,
  { recordId, action: id, given, key }: ActOnRecord,
): Promise<{ name: string; output: unknown }> {
  const action = findAction(context, form, id)
  requireGiven(context, form, action, given)
  const output = await performOperation(context, action.operation, action.inputFor(recordId, given), {
    key,
    within: async (own, act) => {
      await requireOffered(own, form, action, recordId)
      return act()
    },
  })
  return { name: action.name, output }
}
