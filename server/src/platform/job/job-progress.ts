import type { Transaction } from '../../database/index.ts'
import type { JobContext } from './define-job.ts'
import type { JobFailure, JobState } from './tables.ts'

/** Thrown inside a job when its owner cancelled it, or when it ended elsewhere: leave at once, make nothing. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped'
}

/** How a job tells where it is. */
export interface JobProgress {
  /** Says how many pieces there are in all. */
  expect(total: number): void
  /**
   * Says how many pieces are done; call it as often as you like, at most two a second are written and sent.
   * @throws JobStopped when the owner cancelled
   */
  advance(processed: number): Promise<void>
  /**
   * Ends the job well, inside the transaction that makes its outcome visible: both happen or neither.
   * @throws JobStopped when it was cancelled or ended by another run meanwhile
   */
  complete(transaction: Transaction, result: Record<string, unknown>): Promise<void>
  /** Says that the run ends here with more to do, of a job that resumes: the rest is a turn of its own. */
  goOn(): void
  goesOn(): boolean
  /** Tells the owner, once the transaction of `complete` has committed. */
  announce(): void
  end(state: 'failed' | 'cancelled', error: JobFailure | undefined): Promise<void>
  /** `complete` was called, so its transaction decides. */
  isComplete(): boolean
}

/** Shortest time between two written steps, in milliseconds. */
const stepEvery = 500

/** Opens the reporter of one run of a job. */
export function openJobProgress(
  job: JobContext,
  { jobId, ownerId }: { jobId: string; ownerId: string | null },
): JobProgress {
  const { services, tenantId, signal } = job
  let state: JobState = 'running'
  let processed = 0
  let total: number | null = null
  let lastStep = 0
  let more = false
  let result: Record<string, unknown> | undefined

  const publish = (outcome: Record<string, unknown> = {}) => {
    const progress = progressOf(state, processed, total)
    const news = { jobId, state, progress, processed, total, ...outcome }
    if (ownerId) services.live.publish(tenantId, ownerId, 'job.progress', news)
  }
  const writeStep = async () => {
    const stopped = await job.transact(async ({ transaction }) => {
      const { rows } = await transaction.query<{ cancelled: boolean }>(
        `update job set processed = $3, total = $4
         where tenant_id = $1 and id = $2 and state = 'running'
         returning cancel_requested_at is not null as cancelled`,
        [tenantId, jobId, processed, total],
        'job-step',
      )
      return rows[0]?.cancelled ?? true
    })
    if (stopped) throw new JobStopped('The job was cancelled')
    publish()
  }

  return {
    expect: (pieces) => {
      total = pieces
    },
    advance: async (done) => {
      processed = done
      if (signal.aborted) throw new Error('The server is stopping; the job starts again later')
      const now = performance.now()
      if (lastStep !== 0 && now - lastStep < stepEvery) return
      lastStep = now
      await writeStep()
    },
    complete: async (transaction, outcome) => {
      const { rowCount } = await transaction.query(
        `update job set state = 'done', processed = $3, total = $4, result = $5, ended_at = $6
         where tenant_id = $1 and id = $2 and state = 'running' and cancel_requested_at is null`,
        [tenantId, jobId, processed, total ?? processed, JSON.stringify(outcome), services.clock.now()],
      )
      if (rowCount !== 1) throw new JobStopped('The job was cancelled')
      result = outcome
    },
    goOn: () => {
      more = true
    },
    goesOn: () => more,
    announce: () => {
      state = 'done'
      total ??= processed
      publish({ result })
    },
    end: async (outcome, error) => {
      state = outcome
      await job.transact(async ({ transaction }) => {
        await transaction.query(
          `update job set state = $3, error = $4, ended_at = $5
           where tenant_id = $1 and id = $2 and state in ('queued', 'running')`,
          [tenantId, jobId, outcome, error ? JSON.stringify(error) : null, services.clock.now()],
        )
      })
      publish(error ? { error } : {})
    },
    isComplete: () => result !== undefined,
  }
}

/** Share done, 0 to 1; a job that does not know its total is at 0 until it ends. */
export function progressOf(state: JobState, processed: number, total: number | null): number {
  if (state === 'done') return 1
  return total ? Math.min(1, processed / total) : 0
}
