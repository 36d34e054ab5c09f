import { z } from 'zod'
import { fillText, SluiceError, type Text } from '../../kernel/index.ts'
import { defineJob, type Job, type JobContext } from './define-job.ts'
import { type JobProgress, JobStopped, openJobProgress } from './job-progress.ts'
import type { JobFailure } from './tables.ts'

/** What a visible job works with. */
export interface VisibleJobContext extends JobContext {
  jobId: string
  /** Member who asked for it. */
  ownerId: string | null
  progress: JobProgress
}

/** A declared visible job; `Input` is what `startVisibleJob` takes for it. */
export interface VisibleJob<Input> extends Job<z.ZodObject<{ jobId: z.ZodUUID }>> {
  readonly parseInput: (input: unknown) => Input
  /** What kind of work it is. */
  readonly words: Text
}

/** Tries of a job that fails for a reason of the house (lost connection, full disk); a refusal is never tried again. */
const maximumAttempts = 4

/**
 * Declares long work with progress, cancel and a result for its owner. It may die with its process at any point and is
 * then started again from the beginning; what it makes must appear only through `progress.complete`, in one transaction.
 * One that `resumes` remembers itself what it has done, and may stop after a part of it by `progress.goOn`: then other
 * jobs have their turn.
 */
export function defineVisibleJob<I extends z.ZodType>(declaration: {
  name: string
  words: Text
  input: I
  resumes?: true
  /** Does the work; calls `progress.complete` at its end. @throws SluiceError to fail for good, with its text */
  run(job: VisibleJobContext, input: z.output<I>): Promise<void>
  /**
   * Takes back what was made for the job before it ran, when it was cancelled or failed for good. May be called again
   * for the same job.
   */
  abandon?(job: JobContext, input: z.output<I>): Promise<void>
}): VisibleJob<z.output<I>> {
  const { resumes = false } = declaration
  const parseInput = (input: unknown) => declaration.input.parse(input) as z.output<I>
  const job: Job<z.ZodObject<{ jobId: z.ZodUUID }>> = defineJob({
    name: declaration.name,
    retryLimit: maximumAttempts - 1,
    input: z.object({ jobId: z.uuid() }),
    run: async (context, { jobId }) => {
      const abandon = async (input: unknown) => declaration.abandon?.(context, parseInput(input))
      const begun = await beginJob(context, { jobId, resumes })
      if (!begun) return abandonEnded(context, jobId, abandon)
      const progress = openJobProgress(context, { jobId, ownerId: begun.ownerId })
      try {
        const visible: VisibleJobContext = { ...context, jobId, ownerId: begun.ownerId, progress }
        await declaration.run(visible, parseInput(begun.input))
        if (progress.goesOn()) return await queueNextTurn(context, job, jobId)
        if (!progress.isComplete()) throw new Error(`${declaration.name} ended without a result`)
        progress.announce()
      } catch (error) {
        await settleFailure(
          context,
          { progress, attempts: begun.attempts, abandon: () => abandon(begun.input) },
          error,
        )
      }
    },
  })
  return { ...job, parseInput, words: declaration.words }
}

interface BegunJob {
  ownerId: string | null
  input: unknown
  attempts: number
}

/** Marks the job as running; `undefined` when it is over already (a repeated delivery, or cancelled while it waited). */
async function beginJob(
  job: JobContext,
  { jobId, resumes }: { jobId: string; resumes: boolean },
): Promise<BegunJob | undefined> {
  return job.transact(async (context) => {
    const { rows } = await context.transaction.query<BegunJob>(
      `update job set state = 'running', attempts = attempts + 1, processed = case when $4 then processed else 0 end,
         started_at = coalesce(started_at, $3)
       where tenant_id = $1 and id = $2 and state in ('queued', 'running')
       returning created_by as "ownerId", input, attempts`,
      [job.tenantId, jobId, context.clock.now(), resumes],
    )
    return rows[0]
  })
}

/** A part is done: the rest is a try of its own. */
async function queueNextTurn(job: JobContext, declared: Job, jobId: string): Promise<void> {
  await job.transact(async (context) => {
    await context.transaction.query(
      `update job set attempts = 0 where tenant_id = $1 and id = $2 and state = 'running'`,
      [job.tenantId, jobId],
    )
    context.enqueue(declared, { jobId })
  })
}

/** One that was cancelled while it waited never began; what was made for it goes when its turn comes. */
async function abandonEnded(
  job: JobContext,
  jobId: string,
  abandon: (input: unknown) => Promise<void>,
): Promise<void> {
  const ended = await job.transact(async ({ transaction }) => {
    const { rows } = await transaction.query<{ input: unknown }>(
      `select input from job where tenant_id = $1 and id = $2 and state in ('cancelled', 'failed')`,
      [job.tenantId, jobId],
    )
    return rows[0]
  })
  if (ended) await abandon(ended.input)
}

interface FailedRun {
  progress: JobProgress
  attempts: number
  abandon(): Promise<void>
}

/** What was made for the job is gone when its owner reads that it has ended. */
async function settleFailure(
  job: JobContext,
  { progress, attempts, abandon }: FailedRun,
  error: unknown,
): Promise<void> {
  if (error instanceof JobStopped) {
    await abandon()
    return progress.end('cancelled', undefined)
  }
  if (error instanceof SluiceError) {
    await abandon()
    return progress.end('failed', failureOf(error))
  }
  job.services.log.error(error, 'visible job')
  if (attempts < maximumAttempts || job.signal.aborted) throw error
  await abandon()
  return progress.end('failed', {
    code: 'job.failed',
    zh: `服务器多次尝试后仍未完成：${(error as Error).message}`,
    en: `The server could not finish after several tries: ${(error as Error).message}`,
  })
}

function failureOf(error: SluiceError): JobFailure {
  const { code, text, params } = error
  return { code, zh: fillText(text.zh, params), en: fillText(text.en, params) }
}

/** Recognizes what `defineVisibleJob` made. */
export function isVisibleJob(job: Job): job is VisibleJob<never> {
  return 'parseInput' in job
}
