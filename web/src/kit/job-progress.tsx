import { Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import type { OutputOf } from './api.ts'
import { formatNumber } from './formats.ts'
import styles from './job-progress.module.css'
import { type ChipState, StateChip } from './state-chip.tsx'
import { useText } from './texts.ts'

/** A background job as its owner sees it. */
export type Job = OutputOf<'job.get'>

export interface JobProgressProps {
  job: Job
  /** What is being done now. */
  note?: ReactNode
  onCancel?: (() => void) | undefined
  /** What came out: links to download, counts, rows that failed. */
  result?: ReactNode
}

const chips: Record<Job['state'], ChipState> = {
  queued: 'idle',
  running: 'running',
  done: 'done',
  failed: 'refused',
  cancelled: 'idle',
}

/** A long job: how far it is, a way to stop it, and what came out. `useJob` keeps it current. */
export function JobProgress({ job, note, onCancel, result }: JobProgressProps) {
  const t = useText()
  const { state, title, total } = job
  const open = state === 'queued' || state === 'running'
  const percent = state === 'done' ? 100 : Math.floor(job.progress * 100)
  return (
    <section className={styles.job} aria-busy={open}>
      <header className={styles.head}>
        <strong>{title}</strong>
        <StateChip state={chips[state]}>{t(job.cancelling ? 'job.cancelling' : `job.${state}`)}</StateChip>
        {open && onCancel ? (
          <Button size="small" disabled={job.cancelling} onClick={onCancel}>
            {t('job.cancel')}
          </Button>
        ) : null}
      </header>
      <Progress
        percent={percent}
        showInfo={false}
        status={state === 'failed' ? 'exception' : state === 'done' ? 'success' : open ? 'active' : 'normal'}
        aria-label={title}
      />
      <div className={styles.foot}>
        <span>{job.error ? job.error.message : note}</span>
        {total ? (
          <span className="tabular">
            {t('job.counted', { done: formatNumber(job.processed), total: formatNumber(total) })} · {percent}%
          </span>
        ) : null}
      </div>
      {result && !open ? <div className={styles.result}>{result}</div> : null}
    </section>
  )
}
