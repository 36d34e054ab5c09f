import type { TimerDue } from '@sluice/bpmn'
import { DateTime, Duration } from 'luxon'

/**
 * When a timer is due: ISO 8601 dates, durations and repetitions. Local times are those of `timeZone`. What is no time
 * at all is due now, so that the flow goes on and the mistake shows.
 */
export function dueOfTimer({ kind, value }: TimerDue, now: Date, timeZone: string): Date {
  if (kind === 'date') return dateOf(value, timeZone) ?? now
  const parts = kind === 'cycle' ? value.replace(/^R\d*\//, '').split('/') : [value]
  const duration = parts.find((part) => part.startsWith('P'))
  const start = parts.find((part) => !part.startsWith('P'))
  const begins = start ? dateOf(start, timeZone) : undefined
  if (begins && begins > now) return begins
  const length = duration ? Duration.fromISO(duration) : undefined
  return length?.isValid ? DateTime.fromJSDate(now, { zone: timeZone }).plus(length).toJSDate() : now
}

function dateOf(text: string, zone: string): Date | undefined {
  const date = DateTime.fromISO(text, { zone })
  return date.isValid ? date.toJSDate() : undefined
}
