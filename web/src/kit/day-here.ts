import { formatDay } from '@sluice/clock'

/** The day it is where the reader is, as `YYYY-MM-DD`. */
export function dayHere(now = new Date()): string {
  return formatDay(Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000))
}
