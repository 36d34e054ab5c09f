import { currentLanguage, type Language, languageTag } from '../i18n/language.ts'

/** What a number may come as: money and long numbers travel as strings so that nothing is rounded. */
export type Numeric = number | bigint | string

/** A number with grouping; `decimals` fixes the places, otherwise up to six are shown as they are. */
export function formatNumber(
  value: Numeric | null | undefined,
  decimals?: number,
  language?: Language,
): string {
  if (value === null || value === undefined || value === '') return ''
  return numberFormat(language, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 6,
  }).format(exact(value))
}

/** A number that names something (order 10248): no grouping; `decimals` as above. */
export function formatPlainNumber(value: Numeric | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || value === '') return ''
  return numberFormat('en', {
    useGrouping: false,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 8,
  }).format(exact(value))
}

/** Money in major units with its sign: `¥1,280.50`. */
export function formatMoney(
  value: Numeric | null | undefined,
  currency = 'CNY',
  language?: Language,
): string {
  if (value === null || value === undefined || value === '') return ''
  return numberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    exact(value),
  )
}

/** Money kept in minor units (cents), as the server's ledgers keep it; exact for any size. */
export function formatMinor(minor: Numeric, currency = 'CNY', language?: Language): string {
  const digits = BigInt(minor)
  const negative = digits < 0n
  const places = fractionDigits(currency)
  const text = String(negative ? -digits : digits).padStart(places + 1, '0')
  const whole = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
  return formatMoney(negative ? `-${whole}` : whole, currency, language)
}

/** A share: 0.1234 → `12.3%`. */
export function formatPercent(share: number, decimals = 1, language?: Language): string {
  return numberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 0,
    maximumFractionDigits: decimals,
  }).format(share)
}

/** A number for tight places: 12,300 → `1.2万` / `12.3K`. */
export function formatCompact(value: number, language?: Language): string {
  return numberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

/** Bytes in a unit people read: `3.4 MB`. */
export function formatBytes(bytes: number, language?: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${formatNumber(Number(size.toFixed(size < 10 && unit > 0 ? 1 : 0)), undefined, language)} ${units[unit]}`
}

/** `2026-03-05`, as Chinese offices and ISO 8601 write it. */
export function formatDate(value: string | number | Date | null | undefined): string {
  if (!value) return ''
  // A calendar date has no time zone; going through Date would move it.
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const date = new Date(value)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-03-05 14:30` in the viewer's time zone. */
export function formatDateTime(value: string | number | Date | null | undefined): string {
  if (!value) return ''
  const date = new Date(value)
  return `${formatDate(date)} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A length of time in its two largest units: `2天3小时`, `2d 3h`. */
export function formatDuration(milliseconds: number, language: Language = currentLanguage()): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  const parts = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const { units, none, gap } = durationWords[language]
  const first = parts.findIndex((part) => part > 0)
  if (first < 0) return none
  return parts
    .map((part, index) =>
      part > 0 && (index === first || index === first + 1) ? `${part}${units[index]}` : '',
    )
    .filter(Boolean)
    .join(gap)
}

const durationWords = {
  zh: { units: ['天', '小时', '分钟'], none: '不到1分钟', gap: '' },
  en: { units: ['d', 'h', ' min'], none: '< 1 min', gap: ' ' },
} as const

/** How far a moment lies from `now`: `5 分钟前`, `in 2 days`. */
export function formatRelative(value: string | number | Date, now: number, language?: Language): string {
  const seconds = (new Date(value).getTime() - now) / 1000
  const size = Math.abs(seconds)
  const format = new Intl.RelativeTimeFormat(languageTag(language), { numeric: 'auto' })
  if (size < 45) return format.format(0, 'second')
  for (const [unit, length, limit] of relativeUnits) {
    if (size < limit) return format.format(Math.round(seconds / length), unit)
  }
  return format.format(Math.round(seconds / 31_557_600), 'year')
}

const relativeUnits = [
  ['minute', 60, 3_600 - 30],
  ['hour', 3_600, 86_400 - 1_800],
  ['day', 86_400, 86_400 * 29.5],
  ['month', 2_629_800, 31_557_600 - 1_314_900],
] as const

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const tag = languageTag(language)
  const key = tag + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.NumberFormat(tag, options)
  formats.set(key, format)
  return format
}

/** `Intl.NumberFormat` formats decimal strings exactly; its type does not know yet. */
function exact(value: Numeric): number | bigint {
  return value as number | bigint
}

function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
