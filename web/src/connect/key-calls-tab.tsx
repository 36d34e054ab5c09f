import { systemFormIds } from '@sluice/contract'
import { SystemRecords } from '../record/system-records.tsx'
import { useText } from './texts.ts'

/** `/settings/key-calls`: what programs asked for by their keys, reads too (L8.3). */
export function KeyCallsTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.keyCall}
      path="/settings/key-calls"
      title={t('calls.title')}
      note={t('calls.note')}
    />
  )
}
