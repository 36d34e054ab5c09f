import { dayOf } from './day.ts'

/** A moment as milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A stretch of time in which a zone's clocks keep one distance from UTC. */
export interface ZoneSpan {
  readonly from: Instant
  /** The first moment after it. A span ends with its year at the latest, so the next may have the same offset. */
  readonly to: Instant
  /** Milliseconds that local clocks are ahead of UTC. */
  readonly offset: number
}

const DAY = 86_400_000
/** No zone has changed its clocks and changed them back within so few days. */
const samplingDays = 10

interface Zone {
  readonly format: Intl.DateTimeFormat
  readonly years: Map<number, readonly ZoneSpan[]>
  last: ZoneSpan
}

const zones = new Map<string, Zone>()

/**
 * The stretch of constant offset that an instant lies in. A zone's changes are found out once a year of its history,
 * because asking `Intl` costs a hundred times as much as looking them up.
 * @param zone IANA name
 * @throws RangeError when there is no such zone
 */
export function zoneSpanAt(instant: Instant, zone: string): ZoneSpan {
  const known = zoneNamed(zone)
  const { last } = known
  if (instant >= last.from && instant < last.to) return last
  const spans = spansOfYear(known, new Date(instant).getUTCFullYear())
  let at = spans.length - 1
  while (instant < spans[at]!.from) at--
  known.last = spans[at]!
  return known.last
}

/** Milliseconds that the clocks of a zone are ahead of UTC. @throws RangeError when there is no such zone */
export function offsetAt(instant: Instant, zone: string): number {
  return zoneSpanAt(instant, zone).offset
}

/** What local clocks show, counted in milliseconds as if they were UTC. @throws RangeError when there is no such zone */
export function localOf(instant: Instant, zone: string): number {
  return instant + offsetAt(instant, zone)
}

/** Whether there is a zone of that name. */
export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true
  try {
    zoneNamed(zone)
    return true
  } catch {
    return false
  }
}

/**
 * The instant at which local clocks show `local`. A time that a clock change skips or repeats is read with the standard
 * (smaller) offset, as PostgreSQL does.
 * @throws RangeError when there is no such zone
 */
export function instantOfLocal(local: number, zone: string): Instant {
  const before = offsetAt(local - DAY, zone)
  const after = offsetAt(local + DAY, zone)
  if (before === after) return local - before
  const early = local - before
  const late = local - after
  const earlyHolds = offsetAt(early, zone) === before
  const lateHolds = offsetAt(late, zone) === after
  if (earlyHolds && !lateHolds) return early
  if (lateHolds && !earlyHolds) return late
  return local - Math.min(before, after)
}

function zoneNamed(name: string): Zone {
  let zone = zones.get(name)
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    if (zones.size > 600) zones.clear()
    zone = { format, years: new Map(), last: { from: 0, to: 0, offset: 0 } }
    zones.set(name, zone)
  }
  return zone
}

function spansOfYear(zone: Zone, year: number): readonly ZoneSpan[] {
  let spans = zone.years.get(year)
  if (spans === undefined) {
    if (zone.years.size > 1000) zone.years.clear()
    spans = readSpans(zone.format, dayOf(year, 1, 1) * DAY, dayOf(year + 1, 1, 1) * DAY)
    zone.years.set(year, spans)
  }
  return spans
}

function readSpans(format: Intl.DateTimeFormat, begin: Instant, end: Instant): ZoneSpan[] {
  const spans: ZoneSpan[] = []
  let from = begin
  let offset = readOffset(format, begin)
  for (let before = begin; before < end; ) {
    const after = Math.min(before + samplingDays * DAY, end)
    const next = readOffset(format, after === end ? end - 1000 : after)
    if (next === offset) before = after
    else {
      before = firstChange(format, before, after, offset)
      spans.push({ from, to: before, offset })
      from = before
      offset = readOffset(format, before)
    }
  }
  spans.push({ from, to: end, offset })
  return spans
}

/** The first second after `before` with another offset. */
function firstChange(format: Intl.DateTimeFormat, before: Instant, after: Instant, offset: number): Instant {
  let [low, high] = [before / 1000, after / 1000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (readOffset(format, middle * 1000) === offset) low = middle
    else high = middle
  }
  return high * 1000
}

/** Read from the text: taking it apart with `formatToParts` takes twice as long. */
function readOffset(format: Intl.DateTimeFormat, instant: Instant): number {
  const [, month, date, year, era, hour, minute, second] = shown.exec(format.format(instant))!
  const day = dayOf(era === 'BC' ? 1 - Number(year) : Number(year), Number(month), Number(date))
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  return day * DAY + seconds * 1000 - instant
}

const shown = /^(\d+)\/(\d+)\/(\d+) (AD|BC|A|B), (\d+):(\d+):(\d+)$/
