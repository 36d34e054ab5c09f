import { civilOf, type Day, isoWeekday, pad } from '@sluice/clock'

/** One piece of a date pattern: a field to fill in, or text to copy. */
export type DatePiece = { readonly field: DateField } | { readonly text: string }

export type DateField =
  | 'yyyy'
  | 'yy'
  | 'MMMM'
  | 'MMM'
  | 'MM'
  | 'M'
  | 'dd'
  | 'd'
  | 'HH'
  | 'H'
  | 'hh'
  | 'h'
  | 'mm'
  | 'm'
  | 'ss'
  | 's'
  | 'AM/PM'
  | 'A/P'
  | '上午/下午'
  | 'aaaa'
  | 'aaa'
  | 'dddd'
  | 'ddd'
  | 'Q'

/** A field, a quoted text, an escaped character, or any other character: text, or refused. */
const tokens = /AM\/PM|A\/P|上午\/下午|"[^"]*"|\\.|y+|a+|d+|m+|h+|s+|q+|./gisu
const fields: Readonly<Record<string, DateField>> = {
  yyyy: 'yyyy',
  yyy: 'yyyy',
  yy: 'yy',
  y: 'yy',
  mmmm: 'MMMM',
  mmm: 'MMM',
  dddd: 'dddd',
  ddd: 'ddd',
  dd: 'dd',
  d: 'd',
  hh: 'HH',
  h: 'H',
  ss: 'ss',
  s: 's',
  q: 'Q',
  aaaa: 'aaaa',
  aaa: 'aaa',
  'am/pm': 'AM/PM',
  'a/p': 'A/P',
  '上午/下午': '上午/下午',
}
const halves = new Set<DateField | undefined>(['AM/PM', 'A/P', '上午/下午'])
const twelve: Readonly<Partial<Record<DateField, DateField>>> = { HH: 'hh', H: 'h' }
/** T and Z stand for themselves, as ISO writes them; every other letter and pattern sign must be quoted. */
const plainText = /^(?:[TZ]|[^A-Za-z0#?@*_;%[\]"\\])$/u

/**
 * Reads a pattern such as `yyyy-MM-dd HH:mm` or `h:mm AM/PM` as Excel does; undefined when it has no date field, or a
 * sign that means something else there (`[h]`, `0`, `;`, a letter that is no field). Small `m` is a minute next to hours
 * or seconds.
 */
export function parseDateFormat(text: string): readonly DatePiece[] | undefined {
  const words = text.match(tokens) ?? []
  const pieces: DatePiece[] = []
  for (const [index, word] of words.entries()) {
    const field = fieldOf(words, index)
    const literal = literalOf(word)
    if (field !== undefined) pieces.push({ field })
    else if (literal !== undefined) pieces.push({ text: literal })
    else return undefined
  }
  if (!pieces.some((piece) => 'field' in piece)) return undefined
  if (!pieces.some((piece) => 'field' in piece && halves.has(piece.field))) return pieces
  return pieces.map((piece) => ('field' in piece ? { field: twelve[piece.field] ?? piece.field } : piece))
}

function fieldOf(words: readonly string[], index: number): DateField | undefined {
  const word = words[index]!
  if (word === 'MM' || word === 'M') return word
  if (word === 'mm' || word === 'm') return isMinute(words, index) ? word : word === 'mm' ? 'MM' : 'M'
  return fields[word.toLowerCase()]
}

function literalOf(word: string): string | undefined {
  if (word.startsWith('"') && word.length > 1) return word.slice(1, -1)
  if (word.startsWith('\\') && word.length > 1) return word.slice(1)
  return plainText.test(word) ? word : undefined
}

function isMinute(words: readonly string[], index: number): boolean {
  const letters = (from: number, step: number) => {
    for (let at = from; at >= 0 && at < words.length; at += step) {
      const word = words[at]!.toLowerCase()
      if (fields[word] !== undefined || word === 'm' || word === 'mm') return word
    }
    return ''
  }
  return /^hh?$/.test(letters(index - 1, -1)) || /^ss?$/.test(letters(index + 1, 1))
}

export const chineseWeekdays = ['一', '二', '三', '四', '五', '六', '日']
export const englishWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
export const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
/** How the two halves of a day are written by each field. */
export const dayHalves = { 'AM/PM': ['AM', 'PM'], 'A/P': ['A', 'P'], '上午/下午': ['上午', '下午'] } as const

/** Fills in a pattern from a local date and time of day (microseconds). */
export function formatDate(day: Day, micros: number, pieces: readonly DatePiece[]): string {
  const { year, month, date } = civilOf(day)
  const seconds = Math.floor(micros / 1_000_000)
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const weekday = isoWeekday(day) - 1
  const hourOfHalf = hour % 12 || 12
  const half = hour < 12 ? 0 : 1
  const values: Record<DateField, string> = {
    yyyy: pad(year, 4),
    yy: pad(year % 100, 2),
    MMMM: englishMonths[month - 1]!,
    MMM: englishMonths[month - 1]!.slice(0, 3),
    MM: pad(month, 2),
    M: String(month),
    dd: pad(date, 2),
    d: String(date),
    HH: pad(hour, 2),
    H: String(hour),
    hh: pad(hourOfHalf, 2),
    h: String(hourOfHalf),
    mm: pad(minute, 2),
    m: String(minute),
    ss: pad(second, 2),
    s: String(second),
    'AM/PM': dayHalves['AM/PM'][half],
    'A/P': dayHalves['A/P'][half],
    '上午/下午': dayHalves['上午/下午'][half],
    aaaa: `星期${chineseWeekdays[weekday]}`,
    aaa: chineseWeekdays[weekday]!,
    dddd: englishWeekdays[weekday]!,
    ddd: englishWeekdays[weekday]!.slice(0, 3),
    Q: String(Math.ceil(month / 3)),
  }
  return pieces.map((piece) => ('field' in piece ? values[piece.field] : piece.text)).join('')
}
