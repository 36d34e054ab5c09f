import { z } from 'zod'
import type { Locale } from '../../kernel/index.ts'
import { progressOf } from './job-progress.ts'
import type { JobFailure, JobTable } from './tables.ts'

/** A job as its owner sees it. */
export const jobViewSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** Share done, 0 to 1. */
  progress: z.number(),
  processed: z.number(),
  total: z.number().nullable(),
  /** What came out, by kind: an import tells counts and bad rows, an export its file. */
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  cancelling: z.boolean(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type JobView = z.infer<typeof jobViewSchema>

/** Shows a row of the job table in the reader's language. */
export function viewJob(row: JobTable, locale: Locale): JobView {
  const failure = row.error as JobFailure | null
  const text = (time: string | Date | null) => (time === null ? null : String(time))
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    progress: progressOf(row.state, row.processed, row.total),
    processed: row.processed,
    total: row.total,
    result: row.result as Record<string, unknown> | null,
    error: failure && { code: failure.code, message: failure[locale] },
    cancelling: row.cancel_requested_at !== null && row.ended_at === null,
    createdAt: String(row.created_at),
    startedAt: text(row.started_at),
    endedAt: text(row.ended_at),
  }
}
