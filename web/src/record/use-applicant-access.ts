import { useOperation } from '../kit/use-operation.ts'
import type { FormDetail } from './form-detail.ts'
import type { FieldAccessMap } from './model.ts'

/**
 * What somebody who starts the flow of a form may fill in: the rights of its applicant step, where the flow is drawn as
 * a tree. The server decides anyway.
 */
export function useApplicantAccess(form: FormDetail): FieldAccessMap {
  const flow = useOperation(
    'flow.get',
    { formId: form.id },
    { enabled: form.hasFlow, staleTime: 60_000 },
  ).data
  if (!form.hasFlow) return form.fieldAccess
  // A draft may differ from the flow that runs.
  const applicant = flow?.hasDraft ? undefined : flow?.tree?.root.find(({ kind }) => kind === 'applicant')
  const config =
    applicant && 'config' in applicant ? (applicant.config as { fields?: FieldAccessMap }) : undefined
  return Object.fromEntries(
    form.definition.fields.map(({ id }) => [id, config?.fields?.[id] ?? ('edit' as const)]),
  )
}
