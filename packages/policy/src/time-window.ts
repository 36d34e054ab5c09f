import { isoWeekday, isZone, zoneSpanAt } from '@sluice/clock'
import type { GrantCondition, Instant } from './model.ts'
import { remembered } from './remembered.ts'

export type TimeWindow = Extract<GrantCondition, { kind: 'time-window' }>

/** Wall time of one instant in one zone. */
interface LocalTime {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number
  readonly minute: number
}

export interface WindowState {
  readonly inside: boolean
  /** No change before this instant; it may be earlier than the real next change, never later. */
  readonly until: Instant
}

const DAY = 1440
const MINUTE_MS = 60_000

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

/** What a zone's clocks show, and until when they keep their distance from UTC at least. */
interface ZoneMoment {
  readonly local: LocalTime
  readonly offsetChange: Instant
}

function zoneMoment(zone: string, at: Instant): ZoneMoment | null {
  if (!isZone(zone)) return null
  const { offset, to } = zoneSpanAt(at, zone)
  const minutes = Math.floor((at + offset) / MINUTE_MS)
  const day = Math.floor(minutes / DAY)
  return { local: { weekday: isoWeekday(day), minute: minutes - day * DAY }, offsetChange: to }
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
