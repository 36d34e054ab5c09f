import { type Day, firstDay, isoWeekday, lastDay, parseDay } from './date.ts'

/**
 * Which days are worked: Monday to Friday except `holidays`, and besides them `workdays` (weekend days made up for).
 * Both are ascending days since 1970-01-01; made by `workCalendar`.
 */
export interface WorkCalendar {
  readonly holidays: readonly Day[]
  readonly workdays: readonly Day[]
}

/** Monday to Friday, no holidays. */
export const plainCalendar: WorkCalendar = { holidays: [], workdays: [] }

/**
 * A calendar from dates (`YYYY-MM-DD`): days off among Monday to Friday, and worked days among weekends; a date that
 * changes nothing is left out.
 * @throws RangeError when a text is no date.
 */
export function workCalendar(dates: {
  holidays?: readonly string[]
  workdays?: readonly string[]
}): WorkCalendar {
  return {
    holidays: daysOf(dates.holidays ?? []).filter((day) => isoWeekday(day) <= 5),
    workdays: daysOf(dates.workdays ?? []).filter((day) => isoWeekday(day) > 5),
  }
}

function daysOf(dates: readonly string[]): Day[] {
  const days = dates.map((text) => {
    const day = parseDay(text)
    if (day === null) throw new RangeError(`not a date: ${text}`)
    return day
  })
  return [...new Set(days)].sort((left, right) => left - right)
}

export function isWorkday(day: Day, calendar: WorkCalendar): boolean {
  if (isoWeekday(day) > 5) return has(calendar.workdays, day)
  return !has(calendar.holidays, day)
}

/** Work days from year 1 up to and including `day`; the difference of two is a count in between. */
export function workdaysUntil(day: Day, { holidays, workdays }: WorkCalendar): number {
  const days = day - firstDay
  const weekdays = Math.floor(days / 7) * 5 + Math.min((((days % 7) + 7) % 7) + 1, 5)
  return weekdays - countBefore(holidays, day + 1) + countBefore(workdays, day + 1)
}

/** The `count`-th work day after `day` (before it when negative); null outside years 1–9999. */
export function moveWorkdays(day: Day, count: number, calendar: WorkCalendar): Day | null {
  if (count === 0) return day
  const target =
    count > 0 ? workdaysUntil(day, calendar) + count : workdaysUntil(day - 1, calendar) + count + 1
  const reach = 2 * Math.abs(count) + 7 + calendar.holidays.length
  let [low, high] = count > 0 ? [day + 1, day + reach] : [day - reach, day - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (workdaysUntil(middle, calendar) < target) low = middle + 1
    else high = middle
  }
  return low >= firstDay && low <= lastDay ? low : null
}

function has(days: readonly Day[], day: Day): boolean {
  return days[countBefore(days, day)] === day
}

/** How many of the ascending `days` come before `day`. */
function countBefore(days: readonly Day[], day: Day): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle]! < day) low = middle + 1
    else high = middle
  }
  return low
}
