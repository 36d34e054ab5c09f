/** Order of day and month where the year stands last. */
export type DateOrder = 'mdy' | 'dmy'

/** A date as people write it, with the time where there is one. */
export interface DateText {
  /** `YYYY-MM-DD` */
  date: string
  /** `HH:mm:ss.SSS` */
  time?: string
  /** `Z` or `+08:00` where the text says it. */
  offset?: string
  /** The year stands last and both other numbers could be the month. */
  ambiguous?: true
  /** What the numbers say about the order, where the year stands last. */
  order?: DateOrder
}

const time =
  /(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(AM|PM|上午|下午)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
    .source
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}`, 'i')
const chinese = new RegExp(`^(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日?${time}`, 'i')
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${time}`, 'i')
const dayMonthName = new RegExp(`^(\\d{1,2})[-\\s]([a-z]{3,9})\\.?[-\\s,]+(\\d{4})${time}`, 'i')
const monthNameDay = new RegExp(`^([a-z]{3,9})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})${time}`, 'i')
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * Reads a date, or a date and time. Only days that exist count.
 * @param order what `4/7/2026` means; absent: what the numbers say, else month first
 * @returns `undefined` for anything else, `13/7/2026` where the month comes first included
 */
export function readDate(text: string, order?: DateOrder): DateText | undefined {
  const first = text.charCodeAt(0)
  const isDigit = first >= 48 && first <= 57
  if (text.length < 8 || text.length > 45) return undefined
  if (!isDigit) {
    const named = monthNameDay.exec(text)
    return named ? assemble(named[3]!, monthOf(named[1]!), named[2]!, named, 4) : undefined
  }
  const match = yearFirst.exec(text)
  if (match) return assemble(match[1]!, Number(match[3]), match[4]!, match, 5)
  const inChinese = chinese.exec(text)
  if (inChinese) return assemble(inChinese[1]!, Number(inChinese[2]), inChinese[3]!, inChinese, 4)
  const last = yearLast.exec(text)
  if (last) return assembleYearLast(last, order)
  const named = dayMonthName.exec(text)
  return named ? assemble(named[3]!, monthOf(named[2]!), named[1]!, named, 4) : undefined
}

/** Reads `20260302`; only a column that is known to hold dates may mean it so. */
export function readCompactDate(text: string): DateText | undefined {
  const match = compact.exec(text)
  return match ? assemble(match[1]!, Number(match[2]), match[3]!, match, 4) : undefined
}

function assembleYearLast(match: RegExpExecArray, order: DateOrder | undefined): DateText | undefined {
  const a = Number(match[1])
  const b = Number(match[3])
  const told: DateOrder | undefined = a > 12 ? 'dmy' : b > 12 ? 'mdy' : undefined
  // With dots the day always comes first.
  const dotted = match[2] === '.'
  const used = dotted ? 'dmy' : (order ?? told ?? 'mdy')
  if (told && told !== used) return undefined
  const [month, day] = used === 'mdy' ? [a, match[3]!] : [b, match[1]!]
  const date = assemble(match[4]!, month, day, match, 5)
  if (!date || dotted) return date
  if (told) return { ...date, order: told }
  return a === b ? date : { ...date, ambiguous: true }
}

function monthOf(name: string): number {
  const lower = name.toLowerCase()
  const short = lower === 'sept' ? 8 : months.indexOf(lower)
  return (short === -1 ? monthNames.indexOf(lower) : short) + 1
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
