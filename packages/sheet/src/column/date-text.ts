import { monthOf } from './month-names.ts'

/** Order of day, month and year where the text does not show it: `4/7/2026`, `4/7/26`. */
export const dateOrders = ['mdy', 'dmy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

/** A date as people write it, with the time where there is one. */
export interface DateText {
  /** `YYYY-MM-DD` */
  date: string
  /** `HH:mm:ss.SSS` */
  time?: string
  /** `Z` or `+08:00` where the text says it. */
  offset?: string
  /** Orders that yield a day, and more than one does, with different days. */
  ambiguous?: true
  /** The orders in which it is a day at all; absent where the text leaves no choice. */
  orders?: readonly DateOrder[]
  /** The year has two digits. */
  shortYear?: true
}

const time =
  /(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(AM|PM|上午|下午)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
    .source
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}`, 'i')
const chinese = new RegExp(`^(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日?${time}`, 'i')
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${time}`, 'i')
const dayMonthName = new RegExp(
  `^(\\d{1,2})\\.?[-\\s/]?(\\p{L}{3,12})\\.?[-\\s,/]*(\\d{4}|\\d{2})${time}`,
  'iu',
)
const monthNameDay = new RegExp(`^(\\p{L}{3,12})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})${time}`, 'iu')
/** `Tuesday, March 5, 2024` */
const weekday = /^\p{L}{2,12}\.?,\s*([\p{L}\d].{5,})$/u
/** `2024-03-05 星期二` */
const weekdayBehind = /\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?$/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/**
 * Reads a date, or a date and time. Only days that exist count.
 * @param order what `4/7/2026` means; absent: what the numbers say, else month first
 * @returns `undefined` for anything else, `13/7/2026` where the month comes first included
 */
export function readDate(text: string, order?: DateOrder): DateText | undefined {
  if (text.length > 8 && weekdayBehind.test(text)) return readDate(text.replace(weekdayBehind, ''), order)
  const first = text.charCodeAt(0)
  const isDigit = first >= 48 && first <= 57
  if (text.length < 6 || text.length > 45) return undefined
  if (!isDigit) {
    const named = monthNameDay.exec(text)
    if (named) return assemble(named[3]!, monthOf(named[1]!), named[2]!, named, 4)
    const behindWeekday = weekday.exec(text)?.[1]
    return behindWeekday ? readDate(behindWeekday, order) : undefined
  }
  const match = yearFirst.exec(text)
  if (match) return assemble(match[1]!, Number(match[3]), match[4]!, match, 5)
  const inChinese = chinese.exec(text)
  if (inChinese) return assemble(inChinese[1]!, Number(inChinese[2]), inChinese[3]!, inChinese, 4)
  const last = yearLast.exec(text)
  if (last) return inOrder(last, order)
  const named = dayMonthName.exec(text)
  if (!named) return undefined
  const read = assemble(fullYear(named[3]!), monthOf(named[2]!), named[1]!, named, 4)
  return read && named[3]!.length === 2 ? { ...read, shortYear: true } : read
}

/** Reads `20260302`; only a column that is known to hold dates may mean it so. */
export function readCompactDate(text: string): DateText | undefined {
  const match = compact.exec(text)
  return match ? assemble(match[1]!, Number(match[2]), match[3]!, match, 4) : undefined
}

/** Two digits mean a year of 1950 to 2049. */
function fullYear(year: string): string {
  return year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year
}

/** Three numbers: which of them is the day is told by the order, or by which orders make a day of them. */
function inOrder(match: RegExpExecArray, order: DateOrder | undefined): DateText | undefined {
  const [, a = '', sign, b = '', c = ''] = match
  const isShort = c.length === 2
  // Short texts with points are numbers of chapters and versions, unless they are as long as days are written.
  if (isShort && sign === '.' && (a.length < 2 || b.length < 2)) return undefined
  const readings: Partial<Record<DateOrder, DateText>> = {}
  const read = (name: DateOrder, year: string, month: string, day: string) => {
    const found = assemble(year, Number(month), day, match, 5)
    if (found) readings[name] = found
  }
  read('mdy', fullYear(c), a, b)
  read('dmy', fullYear(c), b, a)
  if (isShort && a.length === 2) read('ymd', fullYear(a), b, c)
  // With dots the day comes first, where the year tells itself.
  if (!isShort && sign === '.') return readings.dmy
  const orders = dateOrders.filter((name) => readings[name])
  // A year of four digits stands last, whatever the short ones beside it do.
  const asked = order === 'ymd' && !isShort ? undefined : order
  const used = asked ?? (sign === '.' ? orders.find((name) => name !== 'mdy') : orders[0])
  const chosen = used && readings[used]
  if (!chosen) return undefined
  const different = new Set(orders.map((name) => readings[name]!.date)).size > 1
  return {
    ...chosen,
    ...(different || orders.length < (isShort ? 3 : 2) ? { orders } : {}),
    ...(different ? { ambiguous: true as const } : {}),
    ...(isShort ? { shortYear: true as const } : {}),
  }
}

function assemble(
  year: string,
  month: number,
  day: string,
  match: RegExpExecArray,
  timeAt: number,
): DateText | undefined {
  const y = Number(year)
  const d = Number(day)
  if (y < 1 || month < 1 || month > 12 || d < 1 || d > daysIn(y, month)) return undefined
  const date = `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  if (match[timeAt] === undefined) return { date }
  let hour = Number(match[timeAt])
  const half = match[timeAt + 4]?.toLowerCase()
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half === 'pm' || half === '下午' ? 12 : 0)
  }
  const minute = Number(match[timeAt + 1])
  const second = Number(match[timeAt + 2] ?? 0)
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
  const fraction = (match[timeAt + 3] ?? '').slice(0, 3).padEnd(3, '0')
  const offset = match[timeAt + 5]
  return {
    date,
    time: `${clock}.${fraction}`,
    ...(offset
      ? { offset: offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase() }
      : {}),
  }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
