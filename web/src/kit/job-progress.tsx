import { Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import { formatNumber } from './formats.ts'
import styles from './job-progress.module.css'
import { type ChipState, StateChip } from './state-chip.tsx'
import { useText } from './texts.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export interface JobProgressProps {
  title: ReactNode
  state: JobState
  /** Pieces done and in all; without `total` the bar only shows that something moves. */
  done?: number
  total?: number | null
  /** What is being done now, or why it failed. */
  note?: ReactNode
  onCancel?: (() => void) | undefined
  /** What came out: links to download, counts, rows that failed. */
  result?: ReactNode
}

const chips: Record<JobState, ChipState> = {
  waiting: 'idle',
  running: 'running',
  done: 'done',
  failed: 'refused',
  cancelled: 'idle',
}

/** A long job: how far it is, a way to stop it, and what came out. */
export function JobProgress({ title, state, done = 0, total, note, onCancel, result }: JobProgressProps) {
  const t = useText()
  const open = state === 'waiting' || state === 'running'
  const percent = state === 'done' ? 100 : total ? Math.min(100, Math.floor((done / total) * 100)) : 0
  return (
    <section className={styles.job} aria-busy={open}>
      <header className={styles.head}>
        <strong>{title}</strong>
        <StateChip state={chips[state]}>{t(`job.${state}`)}</StateChip>
        {open && onCancel ? (
          <Button size="small" onClick={onCancel}>
            {t('job.cancel')}
          </Button>
        ) : null}
      </header>
      <Progress
        percent={percent}
        showInfo={false}
        size={[-1, 6] as unknown as number}
        status={state === 'failed' ? 'exception' : state === 'done' ? 'success' : open ? 'active' : 'normal'}
        aria-label={typeof title === 'string' ? title : t(`job.${state}`)}
      />
      <div className={styles.foot}>
        <span>{note}</span>
        {total ? (
          <span className="tabular">
            {t('job.counted', { done: formatNumber(done), total: formatNumber(total) })} · {percent}%
          </span>
        ) : null}
      </div>
      {result ? <div className={styles.result}>{result}</div> : null}
    </section>
  )
}
