import { compileCalendar, formatDay, isoWeekday, isWorkday, parseDay, type WorkCalendar } from '@sluice/clock'
import type { OutputOf } from '../kit/api.ts'
import { framesText, readFrames } from './frames-text.ts'

export type StoredCalendar = OutputOf<'calendar.get'>
export type NotedDay = StoredCalendar['days'][number]

/** A calendar as it is being changed: hours as texts, special days by date. */
export interface Draft {
  name: string
  zone: string
  week: readonly string[]
  days: ReadonlyMap<string, NotedDay>
}

export function draftOf({ name, zone, week, days }: StoredCalendar): Draft {
  return { name, zone, week: week.map(framesText), days: new Map(days.map((day) => [day.date, day])) }
}

/** The parts as the server takes them; undefined while the hours of a weekday cannot be read. */
export function partsOf({ name, zone, week, days }: Draft) {
  const frames = week.map(readFrames)
  if (frames.includes(null)) return undefined
  const ordered = [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  return { name: name.trim(), zone, week: frames as StoredCalendar['week'], days: ordered }
}

/** The draft as it is counted by; undefined while it cannot be. */
export function calendarOf(draft: Draft): WorkCalendar | undefined {
  const parts = partsOf(draft)
  if (!parts?.week.some((frames) => frames.length > 0)) return undefined
  try {
    compileCalendar(parts)
    return parts
  } catch {
    return undefined
  }
}

/** How a date shows: as every week, or off or worked against it. */
export type Shown = 'workday' | 'restday' | 'off' | 'work'

export function shownAs({ week, days }: Draft, date: string): Shown {
  const special = days.get(date)
  if (special) return special.kind
  return week[isoWeekday(parseDay(date)!) - 1]!.trim() === '' ? 'restday' : 'workday'
}

/** Switches a date between what its weekday says and the opposite. */
export function toggled(draft: Draft, date: string): Draft {
  const days = new Map(draft.days)
  if (!days.delete(date)) days.set(date, { date, kind: shownAs(draft, date) === 'workday' ? 'off' : 'work' })
  return { ...draft, days }
}

/** Every date of a month, and how many cells come before the first in weeks that begin on Monday. */
export function datesOf(year: number, month: number): { before: number; dates: string[] } {
  const first = parseDay(`${year}-${String(month).padStart(2, '0')}-01`)!
  const next =
    month === 12
      ? parseDay(`${year + 1}-01-01`)!
      : parseDay(`${year}-${String(month + 1).padStart(2, '0')}-01`)!
  return {
    before: isoWeekday(first) - 1,
    dates: Array.from({ length: next - first }, (_, index) => formatDay(first + index)),
  }
}

/** Days of work in a year, and days that are not as every week. */
export function totalsOf(
  draft: Draft,
  year: number,
): { work: number; off: number; made: number } | undefined {
  const calendar = calendarOf(draft)
  if (!calendar) return undefined
  const { workdays } = compileCalendar(calendar)
  const [first, last] = [parseDay(`${year}-01-01`)!, parseDay(`${year}-12-31`)!]
  let work = 0
  for (let day = first; day <= last; day++) if (isWorkday(day, workdays)) work++
  const inYear = (days: readonly number[]) => days.filter((day) => day >= first && day <= last).length
  return { work, off: inYear(workdays.holidays), made: inYear(workdays.workdays) }
}
