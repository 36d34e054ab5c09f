/** A day as `YYYY-MM-DD`. */
export type DayText = string

const dayMs = 86_400_000

/**
 * The days a page of a month shows: whole weeks, with some of the months beside it.
 * @param month `YYYY-MM`
 */
export function weeksOf(month: string, firstDayOfWeek: 'monday' | 'sunday'): DayText[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const weekday = new Date(first).getUTCDay()
  const lead = firstDayOfWeek === 'monday' ? (weekday + 6) % 7 : weekday
  const last = Date.parse(`${monthBeside(month, 1)}-01T00:00:00Z`) - dayMs
  const weeks: DayText[][] = []
  for (let day = first - lead * dayMs; day <= last; day += 7 * dayMs)
    weeks.push(Array.from({ length: 7 }, (_, index) => dayText(day + index * dayMs)))
  return weeks
}

/** The month so many months later; earlier when negative. */
export function monthBeside(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return dayText(Date.UTC(year, number - 1 + months, 1)).slice(0, 7)
}

function dayText(instant: number): DayText {
  return new Date(instant).toISOString().slice(0, 10)
}

/** The day it is where the reader is. */
export function thisDay(now: Date): DayText {
  return dayText(now.getTime() - now.getTimezoneOffset() * 60_000)
}
