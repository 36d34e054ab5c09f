import { civilOf, type Day, dayOf, firstDay, formatDay, lastDay, pad } from './date.ts'

/** A moment as whole microseconds since 1970-01-01T00:00:00Z, the precision of PostgreSQL; see `isFar`. */
export type Moment = number

export const microsPerSecond = 1_000_000
export const microsPerDay = 86_400 * microsPerSecond
/** Fifteen minutes: no zone changes its offset at any finer time since 1900. */
const offsetGrain = 900_000

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
  const before = offsetAt(local - microsPerDay, zone)
  const after = offsetAt(local + microsPerDay, zone)
  if (before === after) return local - before
  const early = local - before
  const late = local - after
  const earlyHolds = offsetAt(early, zone) === before
  const lateHolds = offsetAt(late, zone) === after
  if (earlyHolds && !lateHolds) return early
  if (lateHolds && !earlyHolds) return late
  return local - Math.min(before, after)
}

interface ZoneOffsets {
  readonly format: Intl.DateTimeFormat
  readonly known: Map<number, number>
}

const zones = new Map<string, ZoneOffsets>()

/** Offset from UTC in microseconds at a moment; throws RangeError when the zone is unknown. */
export function offsetAt(moment: Moment, zone: string): number {
  const { format, known } = zoneOffsets(zone)
  const slot = Math.floor(moment / 1000 / offsetGrain)
  const cached = known.get(slot)
  if (cached !== undefined) return cached
  const offset = readOffset(format, slot * offsetGrain) * 1000
  if (known.size > 20_000) known.clear()
  known.set(slot, offset)
  return offset
}

function zoneOffsets(zone: string): ZoneOffsets {
  let found = zones.get(zone)
  if (found === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    if (zones.size > 500) zones.clear()
    found = { format, known: new Map() }
    zones.set(zone, found)
  }
  return found
}

function readOffset(format: Intl.DateTimeFormat, milliseconds: number): number {
  const part: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(milliseconds)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const day = dayOf(year, Number(part.month), Number(part.day))
  const local =
    day * 86_400_000 + ((Number(part.hour) * 60 + Number(part.minute)) * 60 + Number(part.second)) * 1000
  return local - milliseconds
}
