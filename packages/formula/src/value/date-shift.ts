import { civilOf, type Day, dayOf, daysInMonth, isoWeekday } from '@sluice/clock'
import type { CalendarUnit } from './calendar-unit.ts'

/** A day moved by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civilOf(day)
  const first = civilOf(dayOf(year, month + months, 1))
  return dayOf(first.year, first.month, Math.min(date, daysInMonth(first.year, first.month)))
}

/** Whole months from one day to another, negative when the second comes first. */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return 0 - monthsBetween(to, from)
  const [a, b] = [civilOf(from), civilOf(to)]
  return (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0)
}

/** First day of the year, quarter, month or (Monday's) week of a day. */
export function startOfUnit(day: Day, unit: CalendarUnit): Day {
  const { year, month } = civilOf(day)
  switch (unit) {
    case 'year':
      return dayOf(year, 1, 1)
    case 'quarter':
      return dayOf(year, month - ((month - 1) % 3), 1)
    case 'month':
      return dayOf(year, month, 1)
    case 'week':
      return day - isoWeekday(day) + 1
    default:
      return day
  }
}

/** Last day of the year, quarter, month or (Sunday's) week of a day. */
export function endOfUnit(day: Day, unit: CalendarUnit): Day {
  const start = startOfUnit(day, unit)
  switch (unit) {
    case 'year':
      return addMonths(start, 12) - 1
    case 'quarter':
      return addMonths(start, 3) - 1
    case 'month':
      return addMonths(start, 1) - 1
    case 'week':
      return start + 6
    default:
      return day
  }
}
