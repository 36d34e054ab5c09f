import chineseDays from 'chinese-days'
import { civilOf, dayOf, isoWeekday } from './date.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** Years whose holidays `chinese-days` may know; a year without a notice yet is Monday to Friday. */
const firstYear = 2004
const lastYear = 2035

let calendar: WorkCalendar | undefined

/** The public calendar of mainland China: statutory holidays off, weekend days made up for on. Read on first use. */
export function chineseCalendar(): WorkCalendar {
  calendar ??= readCalendar()
  return calendar
}

function readCalendar(): WorkCalendar {
  const holidays: number[] = []
  const workdays: number[] = []
  for (let day = dayOf(firstYear, 1, 1); day < dayOf(lastYear + 1, 1, 1); day++) {
    const weekend = isoWeekday(day) > 5
    if (isWorked(day) !== weekend) continue
    if (weekend) workdays.push(day)
    else holidays.push(day)
  }
  return { holidays, workdays }
}

/** The package reads dates in the zone of the machine, so it is given local noon. */
function isWorked(day: number): boolean {
  const { year, month, date } = civilOf(day)
  return chineseDays.isWorkday(new Date(year, month - 1, date, 12))
}
