import { ImportPage } from '../import/import-page.tsx'
import { ShareStep } from './share-step.tsx'

/** `/apps/new/import`: a spreadsheet becomes an app; then it is asked who may use it. */
export function ImportAppPage() {
  return <ImportPage NewAppStep={ShareStep} />
}
