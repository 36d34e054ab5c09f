import type { WorkCalendar } from './work-calendar.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'
import type { Instant } from './zone.ts'

/** What happened to a clock. */
export interface ClockEvent {
  readonly at: Instant
  readonly type: 'started' | 'paused' | 'resumed' | 'stopped'
}

/** What a clock is held against. Changing it changes nothing that happened: the events are replayed. */
export interface ClockTerms {
  /** Minutes it may run. */
  readonly target: number
  /** Counts its working time only; absent: it runs day and night. */
  readonly calendar?: WorkCalendar
}

export interface ClockReading {
  readonly state: 'idle' | 'running' | 'paused' | 'stopped'
  /** Minutes it ran. */
  readonly elapsed: number
  /** Minutes of the target that are left; negative when it is passed. */
  readonly remaining: number
  /**
   * When the target was passed or, as things stand, will be. Null while it does not run and has not passed it, and when
   * that lies further than 60 years away.
   */
  readonly deadline: Instant | null
}

/**
 * Replays the log of a clock: how long it ran, and when it passes its target. A deadline that is stored is a copy of this
 * one. Events may come in any order; one that does not fit (a pause of a clock that stands) says nothing. A clock that is
 * started again after it stopped goes on from where it stood.
 * @param now reads the clock at that moment; later events have not happened yet
 * @throws RangeError when the calendar cannot be read
 */
export function replayClock(events: readonly ClockEvent[], terms: ClockTerms, now: Instant): ClockReading {
  let state: ClockReading['state'] = 'idle'
  let since = 0
  // In milliseconds, so that sums are exact.
  let ran = 0
  let left = Math.round(terms.target * MINUTE)
  let passedAt: Instant | null = null
  const run = (to: Instant) => {
    const length = Math.round(between(terms, since, to) * MINUTE)
    if (passedAt === null && length >= left) passedAt = add(terms, since, left / MINUTE)
    ran += length
    left -= length
  }
  for (const { at, type } of [...events].sort((a, b) => a.at - b.at)) {
    if (at > now) break
    const next: ClockReading['state'] | undefined = transitions[state][type]
    if (next === undefined) continue
    if (state === 'running') run(at)
    state = next
    since = at
  }
  if (state === 'running') run(now)
  const deadline = passedAt ?? (state === 'running' ? add(terms, now, left / MINUTE) : null)
  return { state, elapsed: ran / MINUTE, remaining: left / MINUTE, deadline }
}

const MINUTE = 60_000

const transitions: Readonly<
  Record<ClockReading['state'], Partial<Record<ClockEvent['type'], ClockReading['state']>>>
> = {
  idle: { started: 'running' },
  running: { paused: 'paused', stopped: 'stopped' },
  paused: { resumed: 'running', stopped: 'stopped' },
  stopped: { started: 'running' },
}

function between({ calendar }: ClockTerms, from: Instant, to: Instant): number {
  return calendar ? workingTimeBetween(calendar, from, to) : (to - from) / MINUTE
}

function add({ calendar }: ClockTerms, from: Instant, minutes: number): Instant | null {
  return calendar ? addWorkingTime(calendar, from, minutes) : from + Math.round(minutes * MINUTE)
}
