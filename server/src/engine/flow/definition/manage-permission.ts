import { forbidden } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, loadForm } from '../../form/index.ts'

/** Whoever manages the app designs its flows. */
const permission = 'app.manage'

export async function managesFlow(context: OperationContext, form: LoadedForm): Promise<boolean> {
  const policy = await context.policy()
  return policy.decide(permission, { type: `form:${form.id}`, parents: [`app:${form.appId}`] }).allowed
}

/** The form, for somebody who may design its flow. @throws notFound, forbidden */
export async function loadManagedForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const form = await loadForm(context, formId)
  if (!(await managesFlow(context, form))) throw forbidden({ permission })
  return form
}
