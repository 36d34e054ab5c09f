import type { Field, FieldProblem, RecordValues } from '@sluice/contract'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { JobProgress } from '../../kit/job-progress.tsx'
import { ProblemAlert } from '../../kit/problem-alert.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { RowsSkeleton } from '../../kit/skeletons.tsx'
import { useJob } from '../../kit/use-job.ts'
import { useOperation } from '../../kit/use-operation.ts'
import { RecordForm } from '../record-form.tsx'
import { useText } from '../texts.ts'
import type { OfferedAction } from './offered-action.ts'
import styles from './run-results.module.css'
import { RunResults } from './run-results.tsx'

interface AskSheetProps {
  action: OfferedAction
  /** What it does, and to how many. */
  note: ReactNode
  busy: boolean
  errors: readonly FieldProblem[]
  onClose: () => void
  onAct: (given: RecordValues) => void
}

/** Asks what an action needs, by the fields that its schema makes. */
export function AskSheet({ action, note, busy, errors, onClose, onAct }: AskSheetProps) {
  const t = useText()
  const [values, setValues] = useState<RecordValues>({})
  return (
    <Sheet
      open
      onClose={onClose}
      title={action.name}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('record.cancel')}</Button>
          <Button type="primary" danger={action.danger} loading={busy} onClick={() => onAct(values)}>
            {action.name}
          </Button>
        </>
      }
    >
      <div className={styles.note}>{note}</div>
      <RecordForm
        fields={action.fields as Field[]}
        values={values}
        errors={errors}
        root="input"
        layout="narrow"
        disabled={busy}
        onChange={(fieldId, value) => setValues((before) => ({ ...before, [fieldId]: value }))}
      />
    </Sheet>
  )
}

interface RunSheetProps {
  jobId: string
  refreshes?: readonly string[] | undefined
  onClose: () => void
}

/** An act on several records under way, and what became of each; closing it stops nothing. */
export function RunSheet({ jobId, refreshes, onClose }: RunSheetProps) {
  const t = useText()
  return (
    <Sheet open onClose={onClose} title={t('action.run')} width={520}>
      <RunResults jobId={jobId} refreshes={refreshes} />
    </Sheet>
  )
}

/** A job of one's own that was opened in the list of them. */
export function OpenedJob({ recordId, onClose }: { recordId: string; onClose: () => void }) {
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
