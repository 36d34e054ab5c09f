import { relativeDates } from '@sluice/contract'
import { DateTime } from 'luxon'

export type RelativeDate = (typeof relativeDates)[number]

export function isRelativeDate(value: unknown): value is RelativeDate {
  return (relativeDates as readonly unknown[]).includes(value)
}

/** Days from `from` to before `to`, as the calendar of the tenant's time zone counts them. Weeks begin on Monday. */
export interface DayRange {
  from: string
  to: string
}

/** What "this month" and its like mean at an instant. */
export function relativeRange(relative: RelativeDate, now: Date, timeZone: string): DayRange {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  const span = (
    from: DateTime,
    length: { days?: number; weeks?: number; months?: number; years?: number },
  ) => ({
    from: from.toISODate()!,
    to: from.plus(length).toISODate()!,
  })
  switch (relative) {
    case 'today':
      return span(today, { days: 1 })
    case 'yesterday':
      return span(today.minus({ days: 1 }), { days: 1 })
    case 'thisWeek':
      return span(today.startOf('week'), { weeks: 1 })
    case 'lastWeek':
      return span(today.startOf('week').minus({ weeks: 1 }), { weeks: 1 })
    case 'thisMonth':
      return span(today.startOf('month'), { months: 1 })
    case 'lastMonth':
      return span(today.startOf('month').minus({ months: 1 }), { months: 1 })
    case 'thisQuarter':
      return span(today.startOf('quarter'), { months: 3 })
    case 'thisYear':
      return span(today.startOf('year'), { years: 1 })
    case 'lastYear':
      return span(today.startOf('year').minus({ years: 1 }), { years: 1 })
    case 'last7Days':
      return span(today.minus({ days: 6 }), { days: 7 })
    case 'last30Days':
      return span(today.minus({ days: 29 }), { days: 30 })
    default:
      return relative satisfies never
  }
}

/** The instant a day begins, as ISO text in UTC. */
export function startOfDay(day: string, timeZone: string): string {
  return DateTime.fromISO(day, { zone: timeZone }).startOf('day').toUTC().toISO()!
}

/** The day after. */
export function nextDay(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate()!
}
