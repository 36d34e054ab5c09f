import { systemFormIds } from '@sluice/contract'
import { JobProgress } from '../kit/job-progress.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useJob } from '../kit/use-job.ts'
import { useOperation } from '../kit/use-operation.ts'
import { RunResults } from './action/run-results.tsx'
import type { OpenedRecord } from './record-grid.tsx'
import { SystemRecords } from './system-records.tsx'
import { useText } from './texts.ts'

/** `/settings/jobs`: long work one has asked for, and what came of it. */
export function JobsTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.job}
      path="/settings/jobs"
      title={t('action.jobs')}
      note={t('action.jobsNote')}
      opened={(record) => <OpenedJob key={record.recordId} {...record} />}
    />
  )
}

function OpenedJob({ recordId, onClose }: OpenedRecord) {
  const t = useText()
  const { data, error } = useOperation('job.get', { jobId: recordId })
  return (
    <Sheet open onClose={onClose} title={data?.title ?? t('action.jobs')} width={520}>
      {error?.status === 404 ? <p>{t('action.notYours')}</p> : <ProblemAlert problem={error} />}
      {data || error ? null : <RowsSkeleton rows={4} />}
      {data?.kind === 'action.run' ? <RunResults jobId={recordId} /> : null}
      {data && data.kind !== 'action.run' ? <OtherJob jobId={recordId} /> : null}
    </Sheet>
  )
}

function OtherJob({ jobId }: { jobId: string }) {
  const { job, cancel } = useJob(jobId)
  return job ? <JobProgress job={job} onCancel={cancel} /> : null
}
