import { systemFormIds } from '@sluice/contract'
import { useOperation } from '../kit/use-operation.ts'
import type { OpenedRecord } from '../record/record-grid.tsx'
import { SystemRecords } from '../record/system-records.tsx'
import { EntrySheet } from './entry-sheet.tsx'
import { useText } from './texts.ts'

/** `/settings/audit`: who did what (P5.5). */
export function AuditTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.audit}
      path="/settings/audit"
      title={t('title')}
      note={t('note')}
      opened={(record) => <OpenedEntry {...record} />}
    />
  )
}

/** The record knows when it was, by which the log finds the rest. */
function OpenedEntry({ recordId, onClose }: OpenedRecord) {
  const { data } = useOperation('record.get', { formId: systemFormIds.audit, recordId })
  const entry = data ? { id: recordId, at: data.record.createdAt } : null
  return <EntrySheet entry={entry} title={data?.record.title ?? ''} onClose={onClose} />
}
