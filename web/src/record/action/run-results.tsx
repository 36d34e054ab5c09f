import { RedoOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import type { OutputOf } from '../../kit/api.ts'
import { formatNumber } from '../../kit/formats.ts'
import { JobProgress } from '../../kit/job-progress.tsx'
import { ProblemAlert } from '../../kit/problem-alert.tsx'
import { RowsSkeleton } from '../../kit/skeletons.tsx'
import { type ChipState, StateChip } from '../../kit/state-chip.tsx'
import { useCommand } from '../../kit/use-command.ts'
import { useJob } from '../../kit/use-job.ts'
import { useOperation, useRefresh } from '../../kit/use-operation.ts'
import { useOperationPages } from '../../kit/use-operation-pages.ts'
import { useText } from '../texts.ts'
import styles from './run-results.module.css'

type Results = OutputOf<'action.results'>
type Result = Results['items'][number]

const chips: Record<Result['state'], ChipState> = {
  waiting: 'idle',
  done: 'done',
  refused: 'refused',
  failed: 'refused',
}

export interface RunResultsProps {
  jobId: string
  /** What is stale when it ends, beside records. */
  refreshes?: readonly string[] | undefined
}

/** How far an act on several records is, how many were done, and why others were not; those can be tried again. */
export function RunResults({ jobId, refreshes = [] }: RunResultsProps) {
  const t = useText()
  const { job, cancel } = useJob(jobId)
  const refresh = useRefresh()
  const ended = job !== undefined && job.state !== 'queued' && job.state !== 'running'
  const head = useOperation('action.results', { jobId, limit: 1 })
  const counts = head.data?.counts
  const retry = useCommand('action.retry', { refreshes: ['job'] })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on screen follows the job
  useEffect(() => {
    if (job) refresh('action', ...(ended ? ['record', ...refreshes] : []))
  }, [job?.processed, job?.state])
  if (head.error) return <ProblemAlert problem={head.error} onRetry={() => void head.refetch()} />
  if (!job || !counts) return <RowsSkeleton rows={4} />
  const undone = (counts.refused ?? 0) + (counts.failed ?? 0)
  const left = ended ? (counts.waiting ?? 0) : 0
  return (
    <div className={styles.run}>
      <JobProgress job={job} onCancel={cancel} note={ended ? undefined : t('action.goesOn')} />
      <ul className={styles.counts} aria-label={t('action.counts')}>
        {(['done', 'refused', 'failed', 'waiting'] as const).map((state) =>
          counts[state] ? (
            <li key={state}>
              <StateChip state={chips[state]}>{t(`action.state.${state}`)}</StateChip>
              <span className="tabular">{formatNumber(counts[state])}</span>
            </li>
          ) : null,
        )}
      </ul>
      {ended && undone + left > 0 ? (
        <Button
          icon={<RedoOutlined aria-hidden />}
          loading={retry.busy}
          onClick={() => void retry.run({ jobId })}
        >
          {t('action.retry', { count: undone + left })}
        </Button>
      ) : null}
      <ResultList jobId={jobId} undone={undone} />
    </div>
  )
}

function ResultList({ jobId, undone }: { jobId: string; undone: number }) {
  const t = useText()
  const [chosen, setChosen] = useState<'undone' | 'all'>()
  const shown = chosen ?? (undone > 0 ? 'undone' : 'all')
  const pages = useOperationPages('action.results', { jobId, limit: 50, undone: shown === 'undone' })
  return (
    <>
      {undone > 0 ? (
        <Segmented
          value={shown}
          onChange={setChosen}
          options={(['undone', 'all'] as const).map((value) => ({ value, label: t(`action.show.${value}`) }))}
        />
      ) : null}
      <ul className={styles.results} aria-label={t('action.results')}>
        {pages.items.map((result) => (
          <ResultLine key={result.recordId} result={result} />
        ))}
      </ul>
      {pages.hasMore ? <Button onClick={pages.more}>{t('action.showMore')}</Button> : null}
    </>
  )
}

function ResultLine({ result: { recordId, title, state, message } }: { result: Result }) {
  const t = useText()
  return (
    <li>
      <span className={styles.line}>
        <span className={styles.title} data-key={title ? undefined : true}>
          {title ?? recordId}
        </span>
        <StateChip quiet state={chips[state]}>
          {t(`action.state.${state}`)}
        </StateChip>
      </span>
      {message ? <p className={styles.why}>{message}</p> : null}
    </li>
  )
}
