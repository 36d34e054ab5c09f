import { civilOf, type Day, isoWeekday, pad } from './date.ts'

/** One piece of a date pattern: a field to fill in, or text to copy. */
export type DatePiece = { readonly field: DateField } | { readonly text: string }

export type DateField =
  | 'yyyy'
  | 'yy'
  | 'MM'
  | 'M'
  | 'dd'
  | 'd'
  | 'HH'
  | 'H'
  | 'mm'
  | 'm'
  | 'ss'
  | 's'
  | 'aaaa'
  | 'aaa'
  | 'dddd'
  | 'ddd'
  | 'Q'

const tokens = /yyyy|yy|aaaa|aaa|dddd|ddd|MM|mm|M|m|dd|d|HH|hh|H|h|ss|s|Q|q|[^ymadhsq]+|[ymadhsq]+/gi
const fields: Readonly<Record<string, DateField>> = {
  yyyy: 'yyyy',
  yy: 'yy',
  dd: 'dd',
  d: 'd',
  hh: 'HH',
  h: 'H',
  ss: 'ss',
  s: 's',
  q: 'Q',
  aaaa: 'aaaa',
  aaa: 'aaa',
  dddd: 'dddd',
  ddd: 'ddd',
}

/** Reads a pattern such as `yyyy-MM-dd HH:mm`; undefined when it has no date field. Small `m` is a minute next to hours or seconds, like in Excel. */
export function parseDateFormat(text: string): readonly DatePiece[] | undefined {
  const words = text.match(tokens) ?? []
  const pieces = words.map((word, index): DatePiece => {
    if (word === 'MM' || word === 'M') return { field: word }
    if (word === 'mm' || word === 'm')
      return { field: isMinute(words, index) ? word : word === 'mm' ? 'MM' : 'M' }
    const field = fields[word.toLowerCase()]
    return field === undefined ? { text: word } : { field }
  })
  return pieces.some((piece) => 'field' in piece) ? pieces : undefined
}

function isMinute(words: readonly string[], index: number): boolean {
  const letters = (from: number, step: number) => {
    for (let at = from; at >= 0 && at < words.length; at += step) {
      if (/^[ymadhsq]+$/i.test(words[at]!)) return words[at]!.toLowerCase()
    }
    return ''
  }
  return /^hh?$/.test(letters(index - 1, -1)) || /^ss?$/.test(letters(index + 1, 1))
}

export const chineseWeekdays = ['一', '二', '三', '四', '五', '六', '日']
export const englishWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Fills in a pattern from a local date and time of day (microseconds). */
export function formatDate(day: Day, micros: number, pieces: readonly DatePiece[]): string {
  const { year, month, date } = civilOf(day)
  const seconds = Math.floor(micros / 1_000_000)
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const weekday = isoWeekday(day) - 1
  const values: Record<DateField, string> = {
    yyyy: pad(year, 4),
    yy: pad(year % 100, 2),
    MM: pad(month, 2),
    M: String(month),
    dd: pad(date, 2),
    d: String(date),
    HH: pad(hour, 2),
    H: String(hour),
    mm: pad(minute, 2),
    m: String(minute),
    ss: pad(second, 2),
    s: String(second),
    aaaa: `星期${chineseWeekdays[weekday]}`,
    aaa: chineseWeekdays[weekday]!,
    dddd: englishWeekdays[weekday]!,
    ddd: englishWeekdays[weekday]!.slice(0, 3),
    Q: String(Math.ceil(month / 3)),
  }
  return pieces.map((piece) => ('field' in piece ? values[piece.field] : piece.text)).join('')
}
