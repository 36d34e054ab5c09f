import { dayOf, daysInMonth, formatDay, isoWeekday, pad } from '@sluice/clock'

/** A day as `YYYY-MM-DD`. */
export type DayText = string

/**
 * The days a page of a month shows: whole weeks, with some of the months beside it.
 * @param month `YYYY-MM`
 */
export function weeksOf(month: string, firstDayOfWeek: 'monday' | 'sunday'): DayText[][] {
  const [year = 1, number = 1] = month.split('-').map(Number)
  const first = dayOf(year, number, 1)
  const lead = firstDayOfWeek === 'monday' ? isoWeekday(first) - 1 : isoWeekday(first) % 7
  const weeks: DayText[][] = []
  for (let day = first - lead; day < first + daysInMonth(year, number); day += 7)
    weeks.push(Array.from({ length: 7 }, (_, index) => formatDay(day + index)))
  return weeks
}

/** The month so many months later; earlier when negative. */
export function monthBeside(month: string, months: number): string {
  const [year = 1, number = 1] = month.split('-').map(Number)
  const next = year * 12 + number - 1 + months
  return `${pad(Math.floor(next / 12), 4)}-${pad((next % 12) + 1, 2)}`
}
