import { FLOW_LIMITS, type TimerDue } from '@sluice/bpmn'
import { DateTime, Duration } from 'luxon'

/**
 * When a timer is due: ISO 8601 dates, durations and repetitions. Local times are those of `timeZone`. What is no time
 * at all is due now, so that the flow goes on and the mistake shows. What repeats keeps a least distance.
 */
export function dueOfTimer(timer: TimerDue, now: Date, timeZone: string): Date {
  return storable(readDue(timer, now, timeZone))
}

/** No clock reaches further; beyond it neither computers nor databases agree on what a moment is. */
const latest = Date.UTC(9999, 11, 30)

/** A moment that can be kept: one that is too far away to be counted is the last there is. */
export function storable(due: Date): Date {
  const time = due.getTime()
  return new Date(Number.isNaN(time) ? latest : Math.min(Math.max(time, 0), latest))
}

function readDue({ kind, value }: TimerDue, now: Date, timeZone: string): Date {
  if (kind === 'date') return dateOf(value, timeZone) ?? now
  const parts = kind === 'cycle' ? value.replace(/^R\d*\//, '').split('/') : [value]
  const duration = parts.find((part) => part.startsWith('P'))
  const start = parts.find((part) => !part.startsWith('P'))
  const begins = start ? dateOf(start, timeZone) : undefined
  if (begins && begins > now) return begins
  const length = duration ? Duration.fromISO(duration) : undefined
  const due = length?.isValid ? DateTime.fromJSDate(now, { zone: timeZone }).plus(length).toJSDate() : now
  if (kind !== 'cycle') return due
  return new Date(Math.max(due.getTime(), now.getTime() + FLOW_LIMITS.cycleSeconds * 1000))
}

function dateOf(text: string, zone: string): Date | undefined {
  const date = DateTime.fromISO(text, { zone })
  return date.isValid ? date.toJSDate() : undefined
}
