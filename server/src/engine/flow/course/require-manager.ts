import { forbidden } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../../form/index.ts'
import { managesFlow } from '../definition/manage-permission.ts'

/** @throws forbidden for who does not manage the app of the form */
export async function requireManager(context: OperationContext, form: LoadedForm): Promise<void> {
  if (!(await managesFlow(context, form))) throw forbidden({ permission: 'app.manage' })
}
