import { type Day, firstDay, isoWeekday, lastDay, parseDay } from './day.ts'

/**
 * Which days are worked: every one of `weekdays` (ISO, 1 = Monday) except `holidays`, and besides them `workdays` (days
 * made up for). All three ascend; made by `workdayCalendar`.
 */
export interface WorkdayCalendar {
  readonly weekdays: readonly number[]
  /** Days off that their weekday would work. */
  readonly holidays: readonly Day[]
  /** Days worked that their weekday would not. */
  readonly workdays: readonly Day[]
}

/** Monday to Friday, no holidays. */
export const mondayToFriday: WorkdayCalendar = { weekdays: [1, 2, 3, 4, 5], holidays: [], workdays: [] }

/**
 * A calendar from dates (`YYYY-MM-DD`): days off and days worked; one that changes nothing is left out.
 * @param dates.weekdays ISO weekdays that are worked; Monday to Friday when absent
 * @throws RangeError when a text is no date.
 */
export function workdayCalendar(dates: {
  weekdays?: readonly number[]
  holidays?: readonly string[]
  workdays?: readonly string[]
}): WorkdayCalendar {
  const weekdays = [...new Set(dates.weekdays ?? mondayToFriday.weekdays)].sort((a, b) => a - b)
  return {
    weekdays,
    holidays: daysOf(dates.holidays ?? []).filter((day) => weekdays.includes(isoWeekday(day))),
    workdays: daysOf(dates.workdays ?? []).filter((day) => !weekdays.includes(isoWeekday(day))),
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

/** Whether a day is worked. */
export function isWorkday(day: Day, { weekdays, holidays, workdays }: WorkdayCalendar): boolean {
  return weekdays.includes(isoWeekday(day)) ? !has(holidays, day) : has(workdays, day)
}

/** Work days from year 1 up to and including `day`; the difference of two is a count in between. */
export function workdaysUntil(day: Day, { weekdays, holidays, workdays }: WorkdayCalendar): number {
  // Day `firstDay` is a Monday.
  const days = day - firstDay
  const weeks = Math.floor(days / 7)
  const rest = days - weeks * 7 + 1
  let count = weeks * weekdays.length
  for (const weekday of weekdays) if (weekday <= rest) count++
  return count - countBefore(holidays, day + 1) + countBefore(workdays, day + 1)
}

/** Work days between two days, both included; negative when `to` comes before `from` (NETWORKDAYS). */
export function workdaysBetween(from: Day, to: Day, calendar: WorkdayCalendar): number {
  const count = (a: Day, b: Day) => workdaysUntil(b, calendar) - workdaysUntil(a - 1, calendar)
  return to >= from ? count(from, to) : 0 - count(to, from)
}

/**
 * The `count`-th work day after `day`, before it when negative; the day itself for 0 (WORKDAY). Null outside years 1–9999
 * and when no such day comes.
 */
export function moveWorkdays(day: Day, count: number, calendar: WorkdayCalendar): Day | null {
  if (count === 0) return day
  const { weekdays, holidays } = calendar
  const target =
    count > 0 ? workdaysUntil(day, calendar) + count : workdaysUntil(day - 1, calendar) + count + 1
  const perWeek = weekdays.length
  const reach =
    perWeek === 0 ? lastDay - firstDay : Math.ceil(((Math.abs(count) + holidays.length) * 7) / perWeek) + 14
  let [low, high] = count > 0 ? [day + 1, day + reach] : [day - reach, day - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (workdaysUntil(middle, calendar) < target) low = middle + 1
    else high = middle
  }
  return low >= firstDay && low <= lastDay && workdaysUntil(low, calendar) === target ? low : null
}

function has(days: readonly Day[], day: Day): boolean {
  return days[countBefore(days, day)] === day
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
