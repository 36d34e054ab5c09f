import type { OperationContext } from '../../platform/operation/index.ts'
import { announceFormChange } from './load-form.ts'

/** Notes whether new records of a form start a flow; for the flow engine. */
export async function setFormFlow(
  context: OperationContext,
  formId: string,
  hasFlow: boolean,
): Promise<void> {
  await context.db
    .updateTable('form')
    .set({ has_flow: hasFlow })
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', formId)
    .execute()
  announceFormChange(context, formId)
}
