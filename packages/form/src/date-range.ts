import { isDate } from './date.ts'
import type { Locale } from './text.ts'

const written = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g
/** What may stand between and around two days. */
const between = /^(?:[\s/~～〜至到,，;；—–-]|to|until)*$/i

/**
 * Two days as people write them: `2026-03-01 至 2026-03-05`, `2026/3/1 - 2026/3/5`. A range is kept as ISO 8601 writes an
 * interval, `2026-03-01/2026-03-05`, so that its order as text is that of its first days.
 */
export function readDateRange(text: string): string | undefined {
  const days = [...text.normalize('NFKC').matchAll(written)].map(
    ([, year, month, day]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`,
  )
  if (days.length !== 2 || !days.every(isDate)) return undefined
  return between.test(text.normalize('NFKC').replace(written, '')) ? days.join('/') : undefined
}

/** The first and the last day of a range. */
export function daysOf(range: string): [from: string, to: string] {
  const [from = '', to = ''] = range.split('/')
  return [from, to]
}

/** A range as it is read: `2026-03-01 至 2026-03-05`. */
export function writeDateRange(range: string, locale: Locale): string {
  return daysOf(range).join(locale === 'zh' ? ' 至 ' : ' to ')
}
