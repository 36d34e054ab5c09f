/** Day 0 of serial numbers: 1900 as in Excel for Windows, or 1904 as in old Excel for Macintosh. */
export type Epoch = 1900 | 1904

const dayLength = 86_400_000
/** 1970-01-01 counted from 1899-12-30; from March 1900 on, Excel's days agree with the calendar. */
const unixDay = 25_569
const daysBetweenEpochs = 1462
/** The last serial of the year 9999. */
const lastSerial = 2_958_466

/** A moment as a sheet shows it, without a zone. */
export interface SheetMoment {
  /** `YYYY-MM-DD`, of a day that exists, or `1900-02-29` and `1900-01-00`, which Excel alone knows */
  day: string
  /** `HH:mm:ss`, with `.SSS` where there are parts of a second */
  clock: string
}

/**
 * The day and clock of a serial number (ECMA-376 part 1, 18.17.4.1). In the epoch of 1900 serial 1 is 1 January 1900,
 * and serial 60 is a day that never was.
 * @param step milliseconds that are shown: 1000 rounds to the second, as a format without parts of a second does
 * @returns `undefined` outside the years that a sheet can show
 */
export function serialMoment(serial: number, epoch: Epoch, step: 1 | 1000): SheetMoment | undefined {
  if (serial < 0 || serial >= lastSerial) return undefined
  const milliseconds = Math.round((serial * dayLength) / step) * step
  const days = Math.floor(milliseconds / dayLength)
  const rest = new Date(milliseconds - days * dayLength).toISOString()
  const clock = rest.slice(11, rest.endsWith('.000Z') ? 19 : 23)
  return { day: dayOf(days, epoch), clock }
}

function dayOf(days: number, epoch: Epoch): string {
  if (epoch === 1904) return isoDay(days + daysBetweenEpochs)
  if (days === 0) return '1900-01-00'
  if (days === 60) return '1900-02-29'
  return isoDay(days < 60 ? days + 1 : days)
}

const isoDay = (days: number) => new Date((days - unixDay) * dayLength).toISOString().slice(0, 10)

/**
 * The serial number of a day and clock in the epoch of 1900.
 * @param day `YYYY-MM-DD`
 * @param clock `HH:mm:ss` or `HH:mm:ss.SSS`
 * @returns `undefined` for days before 1900, which no sheet can hold
 */
export function serialOf(day: string, clock = '00:00:00'): number | undefined {
  const at = Date.parse(`${day}T${clock}Z`)
  if (Number.isNaN(at)) return undefined
  const serial = at / dayLength + unixDay
  if (serial >= lastSerial) return undefined
  if (serial >= 61) return serial
  return serial >= 2 ? serial - 1 : undefined
}

/** Time that does not end with the day, as `[h]:mm:ss` shows it. */
export function elapsedText(
  serial: number,
  format: { unit: 'h' | 'm' | 's'; hasMinutes: boolean; hasSeconds: boolean; hasFraction: boolean },
): string {
  const step = format.hasFraction ? 1 : format.hasSeconds ? 1000 : 1
  const total = Math.round((Math.abs(serial) * dayLength) / step) * step
  const pad = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(total / 3_600_000)
  const minutes = Math.floor(total / 60_000)
  const seconds = Math.floor(total / 1000)
  const parts: string[] = []
  if (format.unit === 'h') parts.push(String(hours))
  if (format.hasMinutes) parts.push(format.unit === 'm' ? String(minutes) : pad(minutes % 60))
  if (format.hasSeconds) parts.push(format.unit === 's' ? String(seconds) : pad(seconds % 60))
  const fraction = format.hasFraction && total % 1000 > 0 ? `.${String(total % 1000).padStart(3, '0')}` : ''
  return `${serial < 0 && total > 0 ? '-' : ''}${parts.join(':')}${fraction}`
}
