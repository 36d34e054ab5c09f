import type { z } from 'zod'
import type { JobHandle, OperationContext, Services, Upgrade } from '../operation/index.ts'

/** What a job works with. It opens transactions itself, because long work must not hold one. */
export interface JobContext {
  services: Services
  tenantId: string
  signal: AbortSignal
  /** Runs `work` in a tenant transaction as the member who asked for the job, or as the system. */
  transact<Result>(work: (context: OperationContext) => Promise<Result>): Promise<Result>
  /** The same on a connection that does not pipeline, as COPY and cursors need it; there are few of them. */
  transactBulk<Result>(work: (context: OperationContext) => Promise<Result>): Promise<Result>
}

/** Work done outside a request. Export it from a file in a `jobs/` folder; start it with `context.enqueue(job, input)`. */
export interface Job<Schema extends z.ZodType = z.ZodType> extends JobHandle<Schema> {
  readonly isJob: true
  /** Cron expression (UTC) for work the house does by itself; runs once over all servers, without a tenant. */
  readonly schedule?: string | undefined
  /** Tries after the first that failed; default 3. A job must be safe to repeat. */
  readonly retryLimit?: number | undefined
  run(job: JobContext, input: never): Promise<void>
}

/**
 * Declares a job.
 * @param declaration.version raised when the input changes in a way that queued ones do not fit; `upgrades` read those
 */
export function defineJob<I extends z.ZodType>({
  input,
  version = 1,
  upgrades = {},
  ...declaration
}: Pick<Job, 'name' | 'schedule' | 'retryLimit'> & {
  input: I
  version?: number
  upgrades?: Record<number, Upgrade>
  run(job: JobContext, input: z.output<I>): Promise<void>
}): Job<I> {
  return { isJob: true, schema: input, version, upgrades, ...declaration } as Job<I>
}

export function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'isJob' in value
}
