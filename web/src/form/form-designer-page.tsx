import type { FormDefinition } from '@sluice/contract'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { FormDesigner } from './form-designer.tsx'

/** The designer of one form, opened on its draft, else on what is published. */
export function FormDesignerPage() {
  const { appId, formId } = usePathParams<'appId' | 'formId'>()
  const {
    data: form,
    error,
    refetch,
  } = useOperation('form.get', { formId }, { staleTime: Number.POSITIVE_INFINITY })
  const app = useOperation('app.get', { appId })
  if (error) {
    return (
      <Page title="" back={`/apps/${appId}`}>
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!form) return <FormSkeleton inset />
  const forms = app.data?.forms ?? []
  return (
    <FormDesigner
      key={form.version}
      appId={appId}
      formId={formId}
      name={form.name}
      version={form.version}
      start={(form.draft ?? form.definition) as FormDefinition}
      forms={forms.filter(({ id }) => id !== formId)}
    />
  )
}
