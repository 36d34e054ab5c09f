import { usePathParams } from '../kit/use-path-params.ts'
import { RecordsPage } from '../record/records-page.tsx'
import { AppSideList } from './app-side-list.tsx'

/** `/apps/$appId/forms/$formId`: the records of a form, beside the forms of its app. */
export function FormPage() {
  const { appId, formId } = usePathParams<'appId' | 'formId'>()
  return (
    <>
      <AppSideList appId={appId} formId={formId} />
      <RecordsPage appId={appId} formId={formId} />
    </>
  )
}
