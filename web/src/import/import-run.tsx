import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { JobProgress } from '../kit/job-progress.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useJob } from '../kit/use-job.ts'
import { useRefresh } from '../kit/use-operation.ts'
import styles from './import-page.module.css'
import { ImportResult } from './import-result.tsx'
import { readImportResult } from './model.ts'
import { useText } from './texts.ts'

export interface ImportRunProps {
  jobId: string
  /** Ways on when it is over. */
  actions: ReactNode
  /** Ways on when it was cancelled or failed, if they are others. */
  insteadActions?: ReactNode
}

/** An import under way, and what came of it. */
export function ImportRun({ jobId, actions, insteadActions = actions }: ImportRunProps) {
  const t = useText()
  const { job, cancel } = useJob(jobId)
  const refresh = useRefresh()
  const isOver = job !== undefined && job.state !== 'queued' && job.state !== 'running'
  useEffect(() => {
    if (isOver) refresh('record', 'app', 'form', 'report')
  }, [isOver, refresh])
  if (!job) return <RowsSkeleton rows={3} />
  return (
    <div className={styles.run}>
      <JobProgress
        job={job}
        note={isOver ? undefined : t('background')}
        onCancel={cancel}
        result={
          job.state === 'done' ? (
            <ImportResult result={readImportResult(job.result)} actions={actions} />
          ) : (
            <div className={styles.acts}>{insteadActions}</div>
          )
        }
      />
    </div>
  )
}
