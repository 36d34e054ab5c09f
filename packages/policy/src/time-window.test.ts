import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TimeWindow, windowStates } from './time-window.ts'

const MINUTE = 60_000

/** Instants around changes of the clocks in zones that have them, and one zone without. */
const zones: Record<string, number> = {
  'Asia/Shanghai': Date.parse('2025-06-11T02:00:00Z'),
  'America/New_York': Date.parse('2025-03-09T07:00:00Z'),
  'Europe/London': Date.parse('2025-10-26T01:00:00Z'),
  'Australia/Lord_Howe': Date.parse('2025-04-05T15:00:00Z'),
}

const wallTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)

const windows: fc.Arbitrary<TimeWindow> = fc.record(
  {
    kind: fc.constant('time-window' as const),
    from: wallTime,
    to: fc.oneof(wallTime, fc.constant('24:00')),
    zone: fc.constantFrom(...Object.keys(zones)),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  },
  { requiredKeys: ['kind', 'from', 'to', 'zone'] },
)

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The definition, on the text a person in that zone would read off the wall. */
function insideByDefinition(
  { from, to, zone, weekdays = [1, 2, 3, 4, 5, 6, 7] }: TimeWindow,
  at: number,
): boolean {
  const time = new Date(at).toLocaleTimeString('sv-SE', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  })
  const today = DAYS.indexOf(new Date(at).toLocaleDateString('en-US', { timeZone: zone, weekday: 'short' }))
  const listed = (day: number): boolean => weekdays.includes(((day + 6) % 7) + 1)
  if (from < to) return from <= time && time < to && listed(today)
  return (from <= time && listed(today)) || (time < to && listed((today + 6) % 7))
}

test('[P4.1] a window holds by the wall clock of its zone, over midnight and through changes of the clocks', () => {
  fc.assert(
    fc.property(windows, fc.integer({ min: -3000, max: 3000 }), fc.nat(59_999), (window, minutes, rest) => {
      const at = zones[window.zone]! + minutes * MINUTE + rest
      expect(windowStates(at)(window)?.inside).toBe(insideByDefinition(window, at))
    }),
    { numRuns: 300 },
  )
})

test('[P4.7] the answer does not change before the instant it is promised until', () => {
  fc.assert(
    fc.property(windows, fc.integer({ min: -1500, max: 200 }), fc.nat(59_999), (window, minutes, rest) => {
      const at = zones[window.zone]! + minutes * MINUTE + rest
      const state = windowStates(at)(window)!
      expect(state.until).toBeGreaterThan(at)
      const checked = Array.from({ length: 12 }, (_, step) => at + ((state.until - 1 - at) * step) / 11)
      for (const later of [...checked, state.until - MINUTE, state.until - 1])
        if (later >= at) expect(insideByDefinition(window, later)).toBe(state.inside)
    }),
    { numRuns: 200 },
  )
})

test('[P4.1] a window with an unknown zone or time cannot be read', () => {
  const window: TimeWindow = { kind: 'time-window', from: '08:00', to: '18:00', zone: 'Asia/Shanghai' }
  const stateOf = windowStates(0)
  expect(stateOf(window)).not.toBeNull()
  for (const broken of [
    { zone: 'Mars/Base' },
    { from: '8:00' },
    { to: '18:60' },
    { from: '25:00' },
    { to: '' },
  ])
    expect(stateOf({ ...window, ...broken })).toBeNull()
})
