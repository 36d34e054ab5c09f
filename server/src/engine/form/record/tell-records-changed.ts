import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'

/** Forms whose news a transaction holds already. */
const told = new WeakMap<OperationContext, Set<string>>()

/**
 * Tells the browsers of the tenant, once the transaction has committed, that records of a form are not what they were
 * (N2.6). The news names the form and nothing of a record, so it may reach everybody: who has the form open asks again,
 * and sees what their own rights show. It costs no statement, and however much a transaction changes is one message.
 */
export function tellRecordsChanged(context: OperationContext, { id }: Pick<LoadedForm, 'id'>): void {
  const forms = told.get(context) ?? new Set()
  if (forms.has(id)) return
  told.set(context, forms.add(id))
  const { tenantId, services } = context
  context.afterCommit(() => services.live.publishGathered(tenantId, 'record.changed', { formId: id }))
}
