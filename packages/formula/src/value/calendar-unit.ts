/** Units in which dates and times are moved and compared. */
export type CalendarUnit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second'

const names: Readonly<Record<CalendarUnit, readonly string[]>> = {
  year: ['y', 'year', 'years', '年'],
  quarter: ['q', 'quarter', 'quarters', '季度', '季'],
  month: ['m', 'month', 'months', '月', '个月'],
  week: ['w', 'week', 'weeks', '周', '星期'],
  day: ['d', 'day', 'days', '日', '天'],
  hour: ['h', 'hour', 'hours', '时', '小时'],
  minute: ['mi', 'min', 'minute', 'minutes', '分', '分钟'],
  second: ['s', 'sec', 'second', 'seconds', '秒'],
}

const byName = new Map(
  Object.entries(names).flatMap(([unit, all]) => all.map((name) => [name, unit as CalendarUnit] as const)),
)

/** The unit of a name in either language; undefined when there is none. */
export function calendarUnit(name: unknown): CalendarUnit | undefined {
  return typeof name === 'string' ? byName.get(name.toLowerCase()) : undefined
}

export const monthsPer: Readonly<Partial<Record<CalendarUnit, number>>> = { year: 12, quarter: 3, month: 1 }
export const daysPer: Readonly<Partial<Record<CalendarUnit, number>>> = { week: 7, day: 1 }
export const secondsPer: Readonly<Partial<Record<CalendarUnit, number>>> = {
  hour: 3600,
  minute: 60,
  second: 1,
}
