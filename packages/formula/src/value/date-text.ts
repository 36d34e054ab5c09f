import { type Day, dayOf, daysInMonth } from '@sluice/clock'
import { type Moment, microsPerDay, microsPerSecond, momentInRange, momentOfLocal } from './time.ts'

/** Dates as people write them: 2026-05-01, 2026/5/1, 2026.5.1, 2026年5月1日, 20260501. Shared with the SQL twin. */
export const datePattern = '([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?'
export const compactPattern = '([0-9]{4})([0-9]{2})([0-9]{2})'
export const clockPattern = '([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?'

const date = new RegExp(`^(?:${datePattern}|${compactPattern})$`)
const dateTime = new RegExp(`^(?:${datePattern}|${compactPattern})(?:[T ]${clockPattern})?$`)

/** Reads a date; null when the text is none of the calendar. */
export function parseDateText(text: string): Day | null {
  return text.length > 40 ? null : dayOfMatch(date.exec(text))
}

function dayOfMatch(match: RegExpExecArray | null): Day | null {
  if (match === null) return null
  const [year = 0, month = 0, day = 0] = (match[1] === undefined ? match.slice(4, 7) : match.slice(1, 4)).map(
    Number,
  )
  const valid = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return valid ? dayOf(year, month, day) : null
}

/** Reads a date with or without a time of day, as local time of `zone`. */
export function parseMomentText(text: string, zone: string): Moment | null {
  const match = text.length > 40 ? null : dateTime.exec(text)
  const day = dayOfMatch(match)
  if (match === null || day === null) return null
  const [hour = 0, minute = 0, second = 0] = match.slice(7, 10).map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return null
  return momentInRange(
    momentOfLocal(day * microsPerDay + ((hour * 60 + minute) * 60 + second) * microsPerSecond, zone),
  )
}
