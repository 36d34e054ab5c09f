import { isoWeekday, parseDay } from '../day.ts'
import { type Frame, minuteOf, type WorkCalendar } from '../work-calendar.ts'

/** Whether a minute is worked, by what `Intl` says the wall clock shows: the oracle, slow and plain. */
export function walker(calendar: WorkCalendar): (minute: number) => boolean {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (minute) => {
    const [date, time] = format.format(minute * 60_000).split(' ') as [string, string]
    const now = minuteOf(time)
    const day = parseDay(date)!
    return (
      framesOf(calendar, day).some(({ from, to }) => {
        const [begin, end] = [minuteOf(from), minuteOf(to)]
        return now >= begin && (end <= begin || now < end)
      }) ||
      framesOf(calendar, day - 1).some(({ from, to }) => {
        const [begin, end] = [minuteOf(from), minuteOf(to)]
        return end <= begin && now < end
      })
    )
  }
}

function framesOf({ week, days }: WorkCalendar, day: number): readonly Frame[] {
  const special = days.find(({ date }) => parseDay(date) === day)
  const regular = week[isoWeekday(day) - 1]!
  if (!special) return regular
  if (special.kind === 'off') return []
  if (special.frames) return special.frames
  return regular.length > 0 ? regular : (week.find((frames) => frames.length > 0) ?? [])
}
