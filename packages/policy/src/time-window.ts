import type { GrantCondition, Instant } from './model.ts'
import { remembered } from './remembered.ts'

export type TimeWindow = Extract<GrantCondition, { kind: 'time-window' }>

/** Wall time of one instant in one zone. */
interface LocalTime {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number
  readonly minute: number
  /** Zone offset in ms, to notice when the clocks change. */
  readonly offset: number
}

export interface WindowState {
  readonly inside: boolean
  /** No change before this instant; it may be earlier than the real next change, never later. */
  readonly until: Instant
}

const DAY = 1440
const MINUTE_MS = 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * Tells whether an instant lies in daily windows, and until when that answer certainly holds. The wall time of a zone
 * is worked out once for all its windows, because that is what takes time.
 * @returns a function that gives null when the zone or a time of a window cannot be read
 */
export function windowStates(at: Instant): (window: TimeWindow) => WindowState | null {
  const momentOf = remembered((zone) => zoneMoment(zone, at))
  const minuteOf = remembered(parseMinute)
  return (window) => {
    const moment = momentOf(window.zone)
    const from = minuteOf(window.from)
    const to = minuteOf(window.to)
    if (from === null || to === null || moment === null) return null
    const { local, offsetChange } = moment
    const minutes = Math.min(minutesUntil(local.minute, from), minutesUntil(local.minute, to))
    const edge = Math.floor(at / MINUTE_MS + minutes) * MINUTE_MS
    return { inside: isInside(window, from, to, local), until: Math.min(edge, offsetChange) }
  }
}

/** What a zone's clocks show, and when within the next day they are changed, if they are. */
interface ZoneMoment {
  readonly local: LocalTime
  readonly offsetChange: Instant
}

function zoneMoment(zone: string, at: Instant): ZoneMoment | null {
  const local = localTime(zone, at)
  return local && { local, offsetChange: nextOffsetChange(zone, at, local.offset) }
}

function isInside(window: TimeWindow, from: number, to: number, local: LocalTime): boolean {
  const allowed = (weekday: number): boolean => !window.weekdays || window.weekdays.includes(weekday)
  const { weekday, minute } = local
  if (from < to) return minute >= from && minute < to && allowed(weekday)
  if (minute >= from) return allowed(weekday)
  return minute < to && allowed(weekday === 1 ? 7 : weekday - 1)
}

function minutesUntil(minute: number, edge: number): number {
  return (edge - minute + DAY) % DAY || DAY
}

function parseMinute(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  if (!match) return null
  const minute = Number(match[1]) * 60 + Number(match[2])
  return minute <= DAY && Number(match[2]) < 60 ? minute : null
}

/** The minute within the next day from which the zone has another offset, or infinity. A day has no two changes. */
function nextOffsetChange(zone: string, at: Instant, offset: number): Instant {
  let before = Math.floor(at / MINUTE_MS)
  let after = before + DAY + 1
  if (localTime(zone, after * MINUTE_MS)!.offset === offset) return Number.POSITIVE_INFINITY
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (localTime(zone, middle * MINUTE_MS)!.offset === offset) before = middle
    else after = middle
  }
  return after * MINUTE_MS
}

function localTime(zone: string, at: Instant): LocalTime | null {
  const formatter = formatterOf(zone)
  if (!formatter) return null
  const parts: Record<string, number> = {}
  for (const part of formatter.formatToParts(at)) parts[part.type] = Number(part.value)
  const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!)
  const weekday = new Date(wall).getUTCDay() || 7
  return { weekday, minute: parts.hour! * 60 + parts.minute!, offset: wall - Math.floor(at / 1000) * 1000 }
}

/** Making a formatter costs more than a whole decision, so each zone's is kept. */
function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, made)
    return made
  } catch {
    return null
  }
}
