import { type Day, isoWeekday } from './date.ts'

/**
 * Which days are worked: Monday to Friday except `holidays`, and besides them `workdays` (weekend days made up for).
 * Both are ascending days since 1970-01-01.
 */
export interface WorkCalendar {
  readonly holidays: readonly Day[]
  readonly workdays: readonly Day[]
}

/** Monday to Friday, no holidays. */
export const plainCalendar: WorkCalendar = { holidays: [], workdays: [] }

export function isWorkday(day: Day, calendar: WorkCalendar): boolean {
  if (isoWeekday(day) > 5) return has(calendar.workdays, day)
  return !has(calendar.holidays, day)
}

function has(days: readonly Day[], day: Day): boolean {
  const index = countBefore(days, day)
  return days[index] === day
}

/** How many of the ascending `days` come before `day`. */
export function countBefore(days: readonly Day[], day: Day): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle]! < day) low = middle + 1
    else high = middle
  }
  return low
}
