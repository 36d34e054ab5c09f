import type { Due } from '@sluice/contract'

/** What a delay is set to, as its settings are stored. */
export interface DelayConfig {
  /** ISO 8601: `PT4H`, `P2D`. */
  duration?: string | undefined
  /** It counts working time: null by the default calendar. */
  calendarId?: string | null | undefined
}

const units = { minute: 'M', hour: 'H', day: 'D' } as const

/** A delay in one unit; undefined where none is set, or it is written in several. */
export function readDelay({ duration = '', calendarId }: DelayConfig): Due | undefined {
  const [, days, time, unit] = /^P(?:(\d+)D|T(\d+)([HM]))$/.exec(duration.trim()) ?? []
  const amount = Number(days ?? time)
  if (!amount) return undefined
  return {
    amount,
    unit: days ? 'day' : unit === 'H' ? 'hour' : 'minute',
    ...(calendarId === undefined ? {} : { calendarId }),
  }
}

/** The settings of a delay of so many units. */
export function writeDelay(due: Due | undefined): DelayConfig {
  if (!due) return { duration: undefined, calendarId: undefined }
  const { amount, unit, calendarId } = due
  return { duration: `P${unit === 'day' ? '' : 'T'}${amount}${units[unit]}`, calendarId }
}
