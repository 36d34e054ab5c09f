import type { z } from 'zod'
import type { OperationContext, Services } from '../operation/index.ts'

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

/** Work done outside a request. Export it from a file in a `jobs/` folder; start it with `context.enqueue(name, input)`. */
export interface Job {
  readonly isJob: true
  name: string
  input: z.ZodType
  /** Cron expression (UTC) for work the house does by itself; runs once over all servers, without a tenant. */
  schedule?: string
  /** Tries after the first that failed; default 3. A job must be safe to repeat. */
  retryLimit?: number
  run(job: JobContext, input: never): Promise<void>
}

export function defineJob<I extends z.ZodType>(
  declaration: Omit<Job, 'isJob' | 'input' | 'run'> & {
    input: I
    run(job: JobContext, input: z.output<I>): Promise<void>
  },
): Job {
  return { isJob: true, ...declaration } as Job
}

export function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'isJob' in value
}
