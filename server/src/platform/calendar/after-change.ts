import { startVisibleJob } from '../job/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { recomputeCalendar } from './jobs/recompute-calendar.ts'
import { recomputeZoneJob } from './jobs/recompute-zone.ts'
import { announceCalendars } from './load-calendars.ts'
import { lockCalendars } from './read-calendar.ts'

/**
 * What follows from a change of how time is counted: processes forget what they knew, and what was reckoned before is
 * reckoned anew by a job.
 * @param calendarId null: another calendar is the default now
 * @returns id of the job
 */
export async function recomputeAfterChange(
  context: OperationContext,
  calendar: { id: string | null; name: string },
): Promise<string> {
  announceCalendars(context)
  return startVisibleJob(context, recomputeCalendar, {
    title: calendar.name,
    input: { calendarId: calendar.id },
  })
}

/** The same after the time zone of the workspace changed: acts that keep what is reckoned by it are waited for. */
export async function recomputeZone(
  context: OperationContext,
  { before, after }: { before: string; after: string },
): Promise<{ jobId: string }> {
  await lockCalendars(context)
  return {
    jobId: await startVisibleJob(context, recomputeZoneJob, { title: `${before} → ${after}`, input: {} }),
  }
}
