import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDelay, writeDelay } from './delay-config.ts'

test('[N3.3] a delay is read as it was written, in whatever unit and by whatever calendar', () => {
  const due = fc.record(
    {
      amount: fc.integer({ min: 1, max: 10_000 }),
      unit: fc.constantFrom('minute', 'hour', 'day'),
      calendarId: fc.constantFrom(null, '0197a000-0000-7000-8000-000000000000'),
    },
    { requiredKeys: ['amount', 'unit'] },
  )
  fc.assert(
    fc.property(due, (one) => {
      expect(readDelay(writeDelay(one))).toEqual({ ...one })
    }),
  )
})

test('[N3.3] a delay that is not set, or has several units, is no number of one', () => {
  for (const duration of [undefined, '', 'PT0S', 'P1DT4H', 'P1M', 'tomorrow'])
    expect(readDelay({ duration })).toBeUndefined()
})
