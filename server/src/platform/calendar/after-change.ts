import { startVisibleJob } from '../job/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { recomputeCalendar } from './jobs/recompute-calendar.ts'
import { announceCalendars } from './load-calendars.ts'

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
