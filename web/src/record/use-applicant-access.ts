import { useOperation } from '../kit/use-operation.ts'
import type { FormDetail } from './form-detail.ts'
import type { FieldAccessMap } from './model.ts'

/** What somebody who starts the flow of a form may fill in: the rights of its applicant step, as the server tells them. */
export function useApplicantAccess(form: FormDetail): FieldAccessMap {
  const flow = useOperation(
    'flow.get',
    { formId: form.id },
    { enabled: form.hasFlow, staleTime: 60_000 },
  ).data
  return (form.hasFlow && flow?.applicantAccess) || form.fieldAccess
}
