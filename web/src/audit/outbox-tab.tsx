import { systemFormIds } from '@sluice/contract'
import { SystemRecords } from '../record/system-records.tsx'
import { MailSheet } from './mail-sheet.tsx'
import { useText } from './texts.ts'

/** `/settings/outbox`: what left the house, and what became of it (P1.2, P5.6). */
export function OutboxTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.mail}
      path="/settings/outbox"
      title={t('outbox.title')}
      note={t('outbox.note')}
      opened={(record) => <MailSheet {...record} />}
    />
  )
}
