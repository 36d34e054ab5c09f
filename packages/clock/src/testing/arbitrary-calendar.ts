import fc from 'fast-check'
import { formatDay } from '../day.ts'
import type { Frame, SpecialDay, WorkCalendar } from '../work-calendar.ts'

/** Zones whose clocks change at odd times, by odd amounts, over midnight, or that skipped a whole day. */
export const oddZones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Tehran',
  'America/St_Johns',
  'Africa/Cairo',
]

const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minute = quarter * 15
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
})
const frame: fc.Arbitrary<Frame> = fc.record({
  from: clock,
  to: fc.oneof({ weight: 6, arbitrary: clock }, { weight: 1, arbitrary: fc.constant('24:00') }),
})
const frames = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 3,
    arbitrary: fc.constant([
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ]),
  },
  { weight: 3, arbitrary: fc.array(frame, { maxLength: 3 }) },
)

/** Calendars over `zones` whose special days lie around a day. */
export function arbitraryCalendar(around: number, zones: readonly string[]): fc.Arbitrary<WorkCalendar> {
  const special: fc.Arbitrary<SpecialDay> = fc
    .tuple(
      fc.integer({ min: around - 3, max: around + 8 }).map(formatDay),
      fc.oneof(
        fc.constant({ kind: 'off' as const }),
        fc.constant({ kind: 'work' as const }),
        frames.map((own) => ({ kind: 'work' as const, frames: own })),
      ),
    )
    .map(([date, rest]) => ({ date, ...rest }))
  return fc.record({
    zone: fc.constantFrom(...zones),
    week: fc.array(frames, { minLength: 7, maxLength: 7 }),
    days: fc.uniqueArray(special, { maxLength: 4, selector: ({ date }) => date }),
  })
}
