import { relativeDates } from '../filter-operator.ts'

export type RelativeDate = (typeof relativeDates)[number]

export function isRelativeDate(value: unknown): value is RelativeDate {
  return (relativeDates as readonly unknown[]).includes(value)
}

/** Days from `from` to before `to`. */
export interface DaySpan {
  from: string
  to: string
}

/** What "this month" and its like mean on a day: for rules in a browser, and for filters in SQL. Weeks begin on Monday. */
export function relativeDays(relative: RelativeDate, today: string): DaySpan {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const monday = day - ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7)
  const quarter = Math.floor((month - 1) / 3) * 3 + 1
  const span = (from: string, to: string): DaySpan => ({ from, to })
  const at = (y: number, m: number, d: number) => dayOf(y, m, d)
  switch (relative) {
    case 'today':
      return span(today, at(year, month, day + 1))
    case 'yesterday':
      return span(at(year, month, day - 1), today)
    case 'thisWeek':
      return span(at(year, month, monday), at(year, month, monday + 7))
    case 'lastWeek':
      return span(at(year, month, monday - 7), at(year, month, monday))
    case 'thisMonth':
      return span(at(year, month, 1), at(year, month + 1, 1))
    case 'lastMonth':
      return span(at(year, month - 1, 1), at(year, month, 1))
    case 'thisQuarter':
      return span(at(year, quarter, 1), at(year, quarter + 3, 1))
    case 'thisYear':
      return span(at(year, 1, 1), at(year + 1, 1, 1))
    case 'lastYear':
      return span(at(year - 1, 1, 1), at(year, 1, 1))
    case 'last7Days':
      return span(at(year, month, day - 6), at(year, month, day + 1))
    case 'last30Days':
      return span(at(year, month, day - 29), at(year, month, day + 1))
    default:
      return relative satisfies never
  }
}

/** A day by numbers that may run over: the 32nd of January is the 1st of February. */
function dayOf(year: number, month: number, day: number): string {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.toISOString().slice(0, 10)
}
