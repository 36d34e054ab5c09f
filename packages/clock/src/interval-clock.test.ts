import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClockEvent, replayClock } from './interval-clock.ts'
import { walker } from './testing/walk.ts'
import type { WorkCalendar } from './work-calendar.ts'

const MINUTE = 60_000
const at = (text: string) => Date.parse(text)
const calendar: WorkCalendar = {
  zone: 'Asia/Shanghai',
  week: [...Array(5).fill([{ from: '09:00', to: '18:00' }]), [], []],
  days: [],
}

describe('[S1.7] a clock that can stop is a log of intervals, replayed', () => {
  test('a pause over the weekend costs no working time and moves the deadline', () => {
    const events: ClockEvent[] = [
      { at: at('2026-11-06T16:00+08:00'), type: 'started' },
      { at: at('2026-11-06T17:00+08:00'), type: 'paused' },
      { at: at('2026-11-10T09:00+08:00'), type: 'resumed' },
    ]
    const terms = { target: 120, calendar }
    const read = (now: string) => replayClock(events, terms, at(now))
    expect(read('2026-11-06T15:00+08:00')).toEqual({
      state: 'idle',
      elapsed: 0,
      remaining: 120,
      deadline: null,
    })
    expect(read('2026-11-06T16:30+08:00')).toMatchObject({
      elapsed: 30,
      deadline: at('2026-11-06T18:00+08:00'),
    })
    expect(read('2026-11-09T12:00+08:00')).toEqual({
      state: 'paused',
      elapsed: 60,
      remaining: 60,
      deadline: null,
    })
    expect(read('2026-11-10T09:30+08:00')).toMatchObject({
      elapsed: 90,
      deadline: at('2026-11-10T10:00+08:00'),
    })
    expect(read('2026-11-10T12:00+08:00')).toEqual({
      state: 'running',
      elapsed: 240,
      remaining: -120,
      deadline: at('2026-11-10T10:00+08:00'),
    })
  })

  test('other terms change the deadline, never the time that was paused', () => {
    const events: ClockEvent[] = [
      { at: 0, type: 'started' },
      { at: 10 * MINUTE, type: 'paused' },
      { at: 40 * MINUTE, type: 'resumed' },
    ]
    const read = (target: number) => replayClock(events, { target }, 50 * MINUTE)
    expect(read(30)).toMatchObject({ elapsed: 20, remaining: 10, deadline: 60 * MINUTE })
    expect(read(15)).toMatchObject({ elapsed: 20, remaining: -5, deadline: 45 * MINUTE })
    expect(read(10)).toMatchObject({ deadline: 10 * MINUTE })
  })

  test('started again after it stopped, it goes on from where it stood; what does not fit says nothing', () => {
    const events: ClockEvent[] = [
      { at: 0, type: 'resumed' },
      { at: 0, type: 'started' },
      { at: 5 * MINUTE, type: 'started' },
      { at: 10 * MINUTE, type: 'stopped' },
      { at: 12 * MINUTE, type: 'paused' },
      { at: 100 * MINUTE, type: 'started' },
    ]
    expect(replayClock(events.toReversed(), { target: 60 }, 110 * MINUTE)).toMatchObject({
      state: 'running',
      elapsed: 20,
      deadline: 150 * MINUTE,
    })
  })

  test('what a clock shows is what a walk over every minute counts', () => {
    const day = at('2026-11-06T00:00Z') / MINUTE
    const worked = walker(calendar)
    const log = fc.array(
      fc.record({
        at: fc.integer({ min: day, max: day + 4 * 1440 }).map((minute) => minute * MINUTE),
        type: fc.constantFrom('started', 'paused', 'resumed', 'stopped'),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 1200 }), (events, target) => {
        const now = (day + 5 * 1440) * MINUTE
        const ordered = [...events].sort((a, b) => a.at - b.at) as ClockEvent[]
        let state = 'idle'
        let elapsed = 0
        let passed: number | null = null
        for (let minute = day, next = 0; minute < day + 5 * 1440; minute++) {
          for (; next < ordered.length && ordered[next]!.at <= minute * MINUTE; next++) {
            const { type } = ordered[next]!
            if (type === 'started' && (state === 'idle' || state === 'stopped')) state = 'running'
            if (type === 'paused' && state === 'running') state = 'paused'
            if (type === 'resumed' && state === 'paused') state = 'running'
            if (type === 'stopped' && (state === 'running' || state === 'paused')) state = 'stopped'
          }
          if (state === 'running' && worked(minute) && ++elapsed === target) passed = (minute + 1) * MINUTE
        }
        const reading = replayClock(events as ClockEvent[], { target, calendar }, now)
        expect(reading).toMatchObject({ state, elapsed, remaining: target - elapsed })
        if (passed !== null || state !== 'running') expect(reading.deadline).toBe(passed)
      }),
      { numRuns: 30 },
    )
  })
})
