import { systemFormIds } from '@sluice/contract'
import { lazy, Suspense } from 'react'
import { SystemRecords } from './system-records.tsx'
import { useText } from './texts.ts'

const OpenedJob = lazy(async () => ({ default: (await import('./action/dialogs.tsx')).OpenedJob }))

/** `/settings/jobs`: long work one has asked for, and what came of it. */
export function JobsTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.job}
      path="/settings/jobs"
      title={t('action.jobs')}
      note={t('action.jobsNote')}
      opened={(record) => (
        <Suspense fallback={null}>
          <OpenedJob key={record.recordId} {...record} />
        </Suspense>
      )}
    />
  )
}
