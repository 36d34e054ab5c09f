import { type WorkdayCalendar, workdayCalendar } from '@sluice/clock'
import { part } from '../part/part.ts'

let calendar: WorkdayCalendar | undefined

/**
 * The public calendar of mainland China as far as the State Council's notices are known to the package: statutory
 * holidays off, weekend days made up for on. A year without a notice is Monday to Friday.
 */
export function chineseCalendar(): WorkdayCalendar {
  if (calendar === undefined) {
    const { holidays, workdays } = part('holidays')
    calendar = workdayCalendar({ holidays: Object.keys(holidays), workdays: Object.keys(workdays) })
  }
  return calendar
}
