import {
  civilOf,
  type Day,
  dayOf,
  firstDay,
  formatDay,
  instantOfLocal,
  lastDay,
  pad,
  offsetAt as zoneOffsetAt,
} from '@sluice/clock'

/** A moment as whole microseconds since 1970-01-01T00:00:00Z, the precision of PostgreSQL; see `isFar`. */
export type Moment = number

export const microsPerSecond = 1_000_000
export const microsPerDay = 86_400 * microsPerSecond

const iso =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$/

/**
 * Reads an ISO date-time; one without an offset is local time of `zone`. Digits below a microsecond are cut off.
 * Null when the text is none or lies outside years 1–9999.
 */
export function parseMoment(text: string, zone: string): Moment | null {
  const match = iso.exec(text)
  if (match === null) return null
  const [, year, month, date, hour, minute, second = '0', fraction = '', offset] = match
  const [m, d, h, mi, s] = [Number(month), Number(date), Number(hour), Number(minute), Number(second)]
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 23 || mi > 59 || s > 59) return null
  const day = dayOf(Number(year), m, d)
  if (civilOf(day).date !== d) return null
  const local =
    day * microsPerDay +
    ((h * 60 + mi) * 60 + s) * microsPerSecond +
    Number(fraction.padEnd(6, '0').slice(0, 6))
  return momentInRange(offset === undefined ? momentOfLocal(local, zone) : local - offsetOfText(offset))
}

function offsetOfText(text: string): number {
  if (text === 'Z') return 0
  const digits = text.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || '0')
  return (text.startsWith('-') ? -1 : 1) * minutes * 60 * microsPerSecond
}

/** The moment if it lies within years 1–9999, else null. A far one is brought to the nearest millisecond. */
export function momentInRange(moment: Moment): Moment | null {
  if (moment < firstDay * microsPerDay || moment >= (lastDay + 1) * microsPerDay) return null
  return isFar(moment) ? Math.round(moment / 1000) * 1000 : moment
}

/** Before 1684 and after 2255 a number cannot hold every microsecond, so moments there count milliseconds. */
export function isFar(moment: Moment): boolean {
  return moment > Number.MAX_SAFE_INTEGER || moment < -Number.MAX_SAFE_INTEGER
}

/** Whole milliseconds of a moment; digits below are cut off. */
export function millisecondsOf(moment: Moment): number {
  return isFar(moment) ? Math.round(moment / 1000) : Math.floor(moment / 1000)
}

/** ISO with `Z`; milliseconds, or microseconds where there are any. */
export function formatMoment(moment: Moment): string {
  const { day, micros } = splitLocal(moment)
  return `${formatDay(day)}T${formatClock(micros)}.${formatFraction(micros)}Z`
}

function formatFraction(micros: number): string {
  const digits = pad(micros % microsPerSecond, 6)
  return digits.endsWith('000') ? digits.slice(0, 3) : digits
}

/** `HH:mm:ss` of a time of day in microseconds. */
export function formatClock(micros: number): string {
  const seconds = Math.floor(micros / microsPerSecond)
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`
}

/** Day and time of day (microseconds) of a local time. */
export function splitLocal(local: number): { day: Day; micros: number } {
  if (isFar(local)) {
    const milliseconds = millisecondsOf(local)
    const day = Math.floor(milliseconds / 86_400_000)
    return { day, micros: (milliseconds - day * 86_400_000) * 1000 }
  }
  const day = Math.floor(local / microsPerDay)
  return { day, micros: local - day * microsPerDay }
}

/** Local wall time of a moment, as microseconds counted like a UTC moment. */
export function localOf(moment: Moment, zone: string): number {
  return moment + offsetAt(moment, zone)
}

/** The moment a day starts. */
export function startOfDay(day: Day, zone: string): Moment {
  return momentOfLocal(day * microsPerDay, zone)
}

/**
 * The moment of a local wall time. A time that a clock change skips or repeats is read with the standard (smaller)
 * offset, as PostgreSQL does.
 */
export function momentOfLocal(local: number, zone: string): Moment {
  const milliseconds = millisecondsOf(local)
  return local - (milliseconds - instantOfLocal(milliseconds, zone)) * 1000
}

/** Offset from UTC in microseconds at a moment; throws RangeError when the zone is unknown. */
function offsetAt(moment: Moment, zone: string): number {
  return zoneOffsetAt(millisecondsOf(moment), zone) * 1000
}
