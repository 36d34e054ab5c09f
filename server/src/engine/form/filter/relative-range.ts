import { type DaySpan, type RelativeDate, relativeDays } from '@sluice/form/check'
import { DateTime } from 'luxon'

/** What "this month" and its like mean at an instant, as the calendar of the tenant's time zone counts days. */
export function relativeRange(relative: RelativeDate, now: Date, timeZone: string): DaySpan {
  return relativeDays(relative, DateTime.fromJSDate(now, { zone: timeZone }).toISODate()!)
}

/** The instant a day begins, as ISO text in UTC. */
export function startOfDay(day: string, timeZone: string): string {
  return DateTime.fromISO(day, { zone: timeZone }).startOf('day').toUTC().toISO()!
}

/** The day after. */
export function nextDay(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate()!
}
