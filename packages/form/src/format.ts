import type { Locale } from './text.ts'

/** What a number may come as: money and long numbers travel as strings so that nothing is rounded. */
export type Numeric = number | bigint | string

/** Tag of BCP 47 by which numbers are written. */
export const languageTags: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' }

const formats = new Map<string, Intl.NumberFormat>()

/** A format of numbers, made once. */
export function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(tag, options)
    formats.set(key, format)
  }
  return format
}

/** A number with grouping; `decimals` fixes the places, otherwise up to six are shown as they are. */
export function writeNumber(value: Numeric, decimals: number | undefined, locale: Locale): string {
  return numberFormat(languageTags[locale], {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 6,
  }).format(exact(value))
}

/** A number that names something (order 10248): no grouping; `decimals` as above. */
export function writePlainNumber(value: Numeric, decimals: number | undefined): string {
  return numberFormat('en', {
    useGrouping: false,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 8,
  }).format(exact(value))
}

/** Money in major units with its sign: `¥1,280.50`. */
export function writeMoney(value: Numeric, currency: string, locale: Locale): string {
  return numberFormat(languageTags[locale], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(exact(value))
}

/** `Intl.NumberFormat` formats decimal strings exactly; its type does not know yet. */
function exact(value: Numeric): number | bigint {
  return value as number | bigint
}

const zones = new Map<string | undefined, Intl.DateTimeFormat>()

/** The parts of a moment on the clocks of a time zone. */
export interface LocalTime {
  /** `2026-03-05` */
  day: string
  /** `14:30:05` */
  time: string
}

/**
 * A moment as the clocks of a time zone show it.
 * @param timeZone IANA name; absent: the zone of this machine, which in a browser is the reader's
 */
export function localTime(moment: Date, timeZone: string | undefined): LocalTime {
  let zone = zones.get(timeZone)
  if (!zone) {
    const two = '2-digit' as const
    zone = new Intl.DateTimeFormat('en', {
      ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric' },
      ...{ month: two, day: two, hour: two, minute: two, second: two },
    })
    zones.set(timeZone, zone)
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of zone.formatToParts(moment)) parts[type] = value
  const { year = '', month, day, hour, minute, second } = parts
  return { day: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}:${second}` }
}

/** Names one after the other, as a language separates them. */
export function writeList(
  parts: readonly string[],
  { locale, join }: { locale: Locale; join?: (parts: readonly string[]) => string },
): string {
  return join ? join(parts) : parts.join(locale === 'en' ? ', ' : '、')
}
