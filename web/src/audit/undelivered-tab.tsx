import { systemFormIds } from '@sluice/contract'
import { SystemRecords } from '../record/system-records.tsx'
import { useText } from './texts.ts'

/** `/settings/undelivered`: events that were tried too often, to be retried or given up (N3.15). */
export function UndeliveredTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.undelivered}
      path="/settings/undelivered"
      title={t('undelivered.title')}
      note={t('undelivered.note')}
    />
  )
}
