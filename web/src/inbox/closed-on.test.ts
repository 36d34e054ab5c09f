import { expect, test } from 'vitest'
import { closedOn } from './closed-on.ts'

const at = (day: number, hour: number, minute = 0) => ({
  closedAt: new Date(2026, 10, day, hour, minute).toISOString(),
})

test('[N3.11] what was handled today is counted from midnight to midnight of the reader', () => {
  const today = [at(22, 0), at(22, 23, 59)]
  const items = [...today, at(21, 23, 59), at(23, 0), { closedAt: null }]
  expect(closedOn(new Date(2026, 10, 22, 15), items)).toEqual(today)
})
