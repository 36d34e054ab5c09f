import type { OperationContext } from '../../platform/operation/index.ts'
import type { FieldAccessMap, LoadedForm } from '../form/index.ts'
import { loadCurrentDefinition } from './definition/load-definition.ts'
import { nodeAccess } from './definition/node-access.ts'

/** Rights on fields at the applicant step of a form's published flow; undefined where there is no such step. */
export async function applicantAccess(
  context: OperationContext,
  form: LoadedForm,
): Promise<FieldAccessMap | undefined> {
  if (!form.hasFlow) return undefined
  const definition = await loadCurrentDefinition(context, form.id)
  return definition?.applicantNode && nodeAccess(definition.applicantNode, form)
}
