import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { NotedDay } from './tables.ts'

/** The days off of mainland China and the days made up for, by year, as far as the State Council's notices are known. */
const byYear = new Map<number, NotedDay[]>()
const nameOf = (words: string) => words.split(',')[1] ?? ''
for (const [date, words] of Object.entries(chineseDays.holidays))
  keep({ date, kind: 'off', note: nameOf(words) })
for (const [date, words] of Object.entries(chineseDays.workdays))
  keep({ date, kind: 'work', note: `${nameOf(words)}调休` })

function keep(day: NotedDay): void {
  const year = Number(day.date.slice(0, 4))
  const days = byYear.get(year) ?? []
  if (days.length === 0) byYear.set(year, days)
  days.push(day)
}

/** Years whose holidays are known, ascending. */
export const holidayYears: readonly number[] = [...byYear.keys()].sort((a, b) => a - b)

/** Days off and days made up for of a year, ascending; empty when no notice is known. */
export function chineseHolidays(year: number): NotedDay[] {
  return [...(byYear.get(year) ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1))
}
