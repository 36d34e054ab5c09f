import { forbidden } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, loadForm, refuseSystemForm, resourceOf } from '../../form/index.ts'

/** Whoever manages the app designs its flows. */
const permission = 'app.manage'

export async function managesFlow(context: OperationContext, form: LoadedForm): Promise<boolean> {
  const policy = await context.policy()
  return policy.decide(permission, resourceOf(form)).allowed
}

/** The form, for somebody who may look into its app. @throws notFound, forbidden */
export async function loadReadableForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const form = await loadForm(context, formId)
  refuseSystemForm(form, context.locale)
  const policy = await context.policy()
  const open = policy.decide('app.read', resourceOf(form)).allowed || (await managesFlow(context, form))
  if (!open) throw forbidden({ permission: 'app.read' })
  return form
}

/** The form, for somebody who may design its flow. @throws notFound, forbidden */
export async function loadManagedForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const form = await loadForm(context, formId)
  refuseSystemForm(form, context.locale)
  if (!(await managesFlow(context, form))) throw forbidden({ permission })
  return form
}
