import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type WorkCalendar, workCalendar } from './work-calendar.ts'

let calendar: WorkCalendar | undefined

/**
 * The public calendar of mainland China as far as the State Council's notices are known to the package: statutory
 * holidays off, weekend days made up for on. A year without a notice is Monday to Friday.
 */
export function chineseCalendar(): WorkCalendar {
  calendar ??= workCalendar({ holidays: Object.keys(days.holidays), workdays: Object.keys(days.workdays) })
  return calendar
}
