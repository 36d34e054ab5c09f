import { Navigate } from '@tanstack/react-router'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { useText } from './texts.ts'

/** `/forms/$formId/records/$recordId`: a link that knows only the form leads to the record in the grid of its app. */
export function OpenedRecordPage() {
  const t = useText()
  const { formId, recordId } = usePathParams<'formId' | 'recordId'>()
  const { data: form, error, refetch } = useOperation('form.get', { formId }, { staleTime: 60_000 })
  if (error) {
    return (
      <Page title={t('grid.unknownForm')} back="/apps">
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!form) return <RowsSkeleton inset />
  return (
    <Navigate to={`/apps/${form.appId}/forms/${formId}`} search={{ record: recordId } as never} replace />
  )
}
