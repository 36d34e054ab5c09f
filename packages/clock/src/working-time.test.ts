import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from './day.ts'
import { arbitraryCalendar, oddZones } from './testing/arbitrary-calendar.ts'
import { walker } from './testing/walk.ts'
import type { WorkCalendar } from './work-calendar.ts'
import {
  addWorkdays,
  addWorkingTime,
  isWorking,
  nextWorkEnd,
  nextWorkStart,
  workIntervals,
  workingTimeBetween,
} from './working-time.ts'
import { instantOfLocal } from './zone.ts'

const MINUTE = 60_000
const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
]
const at = (text: string) => Date.parse(text)
const weekdays = (frames: WorkCalendar['week'][number]) => [...Array(5).fill(frames), [], []]
const shanghai: WorkCalendar = {
  zone: 'Asia/Shanghai',
  week: weekdays(office),
  days: [
    { date: '2026-10-01', kind: 'off' },
    { date: '2026-10-02', kind: 'off' },
    { date: '2026-10-05', kind: 'off' },
    { date: '2026-10-06', kind: 'off' },
    { date: '2026-10-07', kind: 'off' },
    { date: '2026-10-10', kind: 'work' },
  ],
}

/** Days on which clocks of some of the odd zones change, and ordinary ones. */
const starts = [
  '2026-03-08',
  '2026-03-29',
  '2026-10-25',
  '2026-11-01',
  '2026-04-05',
  '2026-10-04',
  '2018-11-04',
  '2018-02-17',
  '2011-12-29',
  '2026-02-15',
  '2026-03-22',
  '2021-09-21',
  '2014-06-26',
  '2026-06-01',
]
const scene = fc
  .tuple(fc.constantFrom(...starts), fc.integer({ min: -1440, max: 2880 }))
  .chain(([date, shift]) =>
    fc.record({
      calendar: arbitraryCalendar(parseDay(date)!, oddZones),
      start: fc.constant(at(date) / MINUTE + shift),
      span: fc.integer({ min: 0, max: 4 * 1440 }),
      work: fc.integer({ min: 1, max: 40 * 60 }),
    }),
  )

describe('[N3.9] [S1.7] working time is what a walk over every minute counts', () => {
  test('measured, added forwards and backwards, over random calendars, zones and changes of clocks', () => {
    fc.assert(
      fc.property(scene, ({ calendar, start, span, work }) => {
        const worked = walker(calendar)
        const end = start + span
        let measured = 0
        for (let minute = start; minute < end; minute++) if (worked(minute)) measured++
        expect(workingTimeBetween(calendar, start * MINUTE, end * MINUTE)).toBe(measured)

        const limit = 12 * 1440
        const walk = (step: 1 | -1) => {
          let left = work
          for (let moved = 0; moved < limit; moved++) {
            const minute = step > 0 ? start + moved : start - 1 - moved
            if (worked(minute) && --left === 0) return (step > 0 ? minute + 1 : minute) * MINUTE
          }
          return undefined
        }
        const after = walk(1)
        const found = addWorkingTime(calendar, start * MINUTE, work)
        if (after !== undefined) expect(found).toBe(after)
        else expect(found ?? Number.POSITIVE_INFINITY).toBeGreaterThan((start + limit) * MINUTE)
        const before = walk(-1)
        const earlier = addWorkingTime(calendar, start * MINUTE, -work)
        if (before !== undefined) expect(earlier).toBe(before)
        else expect(earlier ?? Number.NEGATIVE_INFINITY).toBeLessThan((start - limit) * MINUTE)
      }),
      { numRuns: 40 },
    )
  })

  test('stretches of work, and when the next begins and ends', () => {
    fc.assert(
      fc.property(scene, ({ calendar, start, span }) => {
        const worked = walker(calendar)
        const expected: { from: number; to: number }[] = []
        for (let minute = start; minute < start + span; minute++) {
          if (!worked(minute)) continue
          const last = expected.at(-1)
          if (last?.to === minute * MINUTE) last.to += MINUTE
          else expected.push({ from: minute * MINUTE, to: (minute + 1) * MINUTE })
        }
        const intervals = [...workIntervals(calendar, start * MINUTE, (start + span) * MINUTE)]
        expect(intervals).toEqual(expected)
        expect(isWorking(calendar, start * MINUTE)).toBe(worked(start))
        const [first, second] = intervals
        if (!first) return
        expect(nextWorkStart(calendar, start * MINUTE)).toBe(first.from)
        if (second) expect(nextWorkEnd(calendar, start * MINUTE)).toBe(first.to)
      }),
      { numRuns: 40 },
    )
  })

  test('adding is the inverse of measuring, and adds up, over years', () => {
    const day = parseDay('2026-02-10')!
    const minutes = fc.integer({ min: 1, max: 300_000 })
    fc.assert(
      fc.property(
        arbitraryCalendar(day, oddZones),
        fc.integer({ min: 0, max: 600_000 }),
        minutes,
        minutes,
        (calendar, shift, first, second) => {
          const start = day * 1440 * MINUTE + shift * MINUTE
          const middle = addWorkingTime(calendar, start, first)
          fc.pre(middle !== null)
          expect(workingTimeBetween(calendar, start, middle!)).toBe(first)
          expect(workingTimeBetween(calendar, middle!, start)).toBe(-first)
          const end = addWorkingTime(calendar, middle!, second)
          expect(end).toBe(addWorkingTime(calendar, start, first + second))
          const back = addWorkingTime(calendar, middle!, -first)!
          expect(workingTimeBetween(calendar, start, back)).toBe(0)
          expect(back).toBeGreaterThanOrEqual(start)
        },
      ),
    )
  })
})

describe('[N3.9] a day of work', () => {
  test('eight hours end where they should: lunch, evening, weekend, golden week and the Saturday made up for', () => {
    const add = (from: string, hours: number) =>
      new Date(addWorkingTime(shanghai, at(from), hours * 60)!).toISOString()
    expect(add('2026-11-02T09:00+08:00', 8)).toBe('2026-11-02T10:00:00.000Z')
    expect(add('2026-11-02T10:00+08:00', 8)).toBe('2026-11-03T02:00:00.000Z')
    expect(add('2026-11-06T17:30+08:00', 1)).toBe('2026-11-09T01:30:00.000Z')
    expect(add('2026-09-30T17:00+08:00', 2)).toBe('2026-10-08T02:00:00.000Z')
    expect(add('2026-10-09T17:00+08:00', 2)).toBe('2026-10-10T02:00:00.000Z')
    expect(add('2026-10-10T17:00+08:00', 2)).toBe('2026-10-12T02:00:00.000Z')
    expect(add('2026-10-12T10:00+08:00', -2)).toBe('2026-10-10T09:00:00.000Z')
  })

  test('a night shift has seven hours when the clocks go forward, nine when they go back, and spills into a day off', () => {
    const night = { from: '22:00', to: '06:00' }
    const calendar: WorkCalendar = {
      zone: 'Europe/Berlin',
      week: Array(7).fill([night]),
      days: [{ date: '2026-05-02', kind: 'off' }],
    }
    const hours = (from: string, to: string) => workingTimeBetween(calendar, at(from), at(to)) / 60
    expect(hours('2026-03-28T12:00+01:00', '2026-03-29T12:00+02:00')).toBe(7)
    expect(hours('2026-10-24T12:00+02:00', '2026-10-25T12:00+01:00')).toBe(9)
    expect(hours('2026-05-02T00:00+02:00', '2026-05-03T00:00+02:00')).toBe(6)
    expect(hours('2026-05-03T00:00+02:00', '2026-05-04T00:00+02:00')).toBe(2)
  })

  test('a calendar around the clock counts 23 and 25 hours', () => {
    const calendar: WorkCalendar = {
      zone: 'America/New_York',
      week: Array(7).fill([{ from: '00:00', to: '24:00' }]),
      days: [],
    }
    const midnight = (date: string) => instantOfLocal(at(`${date}T00:00Z`), calendar.zone)
    const hours = (from: string, to: string) =>
      workingTimeBetween(calendar, midnight(from), midnight(to)) / 60
    expect(hours('2026-03-08', '2026-03-09')).toBe(23)
    expect(hours('2026-11-01', '2026-11-02')).toBe(25)
    expect(nextWorkEnd(calendar, midnight('2026-03-08'))).toBeNull()
  })

  test('a calendar without work has no such moment', () => {
    const idle: WorkCalendar = { zone: 'UTC', week: Array(7).fill([]), days: [] }
    expect(addWorkingTime(idle, 0, 1)).toBeNull()
    expect(addWorkingTime(idle, 0, -1)).toBeNull()
    expect(addWorkdays(idle, 0, 1)).toBeNull()
    expect(nextWorkStart(idle, 0)).toBeNull()
    expect(addWorkingTime(idle, 5, 0)).toBe(5)
  })

  test('what cannot be read is named', () => {
    const add = (changes: Partial<WorkCalendar>) => () => addWorkingTime({ ...shanghai, ...changes }, 0, 1)
    expect(add({ zone: 'Mars/Olympus' })).toThrow('Mars/Olympus')
    expect(add({ days: [{ date: '2026-02-30', kind: 'off' }] })).toThrow('2026-02-30')
    expect(add({ week: weekdays([{ from: '9:00', to: '12:00' }]) })).toThrow('9:00')
    expect(add({ week: [] })).toThrow('seven')
  })
})

describe('[N3.9] work days later', () => {
  const move = (from: string, days: number) => new Date(addWorkdays(shanghai, at(from), days)!).toISOString()

  test('the same time of day, over weekends, days off and days made up for', () => {
    expect(move('2026-09-30T10:30+08:00', 1)).toBe('2026-10-08T02:30:00.000Z')
    expect(move('2026-10-09T10:30+08:00', 1)).toBe('2026-10-10T02:30:00.000Z')
    expect(move('2026-10-12T10:30+08:00', -2)).toBe('2026-10-09T02:30:00.000Z')
  })

  test('what begins outside of work begins with the next work', () => {
    expect(move('2026-11-07T15:00+08:00', 1)).toBe('2026-11-10T01:00:00.000Z')
    expect(move('2026-11-06T20:00+08:00', 0)).toBe('2026-11-09T01:00:00.000Z')
  })

  test('work after midnight belongs to the day it began on, and shorter days end earlier', () => {
    const night: WorkCalendar = {
      zone: 'Asia/Shanghai',
      week: weekdays([{ from: '20:00', to: '04:00' }]),
      days: [{ date: '2026-11-03', kind: 'work', frames: [{ from: '20:00', to: '23:00' }] }],
    }
    const add = (from: string, days: number) => new Date(addWorkdays(night, at(from), days)!).toISOString()
    expect(add('2026-11-07T02:00+08:00', 1)).toBe('2026-11-09T18:00:00.000Z')
    expect(add('2026-11-03T02:00+08:00', 1)).toBe('2026-11-03T15:00:00.000Z')
  })
})
