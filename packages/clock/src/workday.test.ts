import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay } from './day.ts'
import { isWorkday, moveWorkdays, workdayCalendar, workdaysBetween } from './workday.ts'

const first = 20_400
const date = fc.integer({ min: first, max: first + 60 }).map(formatDay)
const calendars = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    holidays: fc.uniqueArray(date, { maxLength: 20 }),
    workdays: fc.uniqueArray(date, { maxLength: 20 }),
  })
  .map(workdayCalendar)
const day = fc.integer({ min: first - 30, max: first + 90 })

test('[N2.12] work days are counted and moved over as a walk over every day does, in any working week', () => {
  fc.assert(
    fc.property(calendars, day, day, fc.integer({ min: -40, max: 40 }), (calendar, from, to, count) => {
      let between = 0
      for (let one = Math.min(from, to); one <= Math.max(from, to); one++)
        if (isWorkday(one, calendar)) between++
      expect(workdaysBetween(from, to, calendar)).toBe(to >= from ? between : 0 - between)

      let walked = from
      for (let left = Math.abs(count); left > 0; ) {
        walked += Math.sign(count)
        if (isWorkday(walked, calendar)) left--
      }
      expect(moveWorkdays(from, count, calendar)).toBe(walked)
    }),
  )
})

test('[N2.12] a calendar without work days leads nowhere', () => {
  const idle = workdayCalendar({ weekdays: [] })
  expect(moveWorkdays(first, 1, idle)).toBeNull()
  expect(moveWorkdays(first, -1, idle)).toBeNull()
  expect(moveWorkdays(first, 0, idle)).toBe(first)
  const once = workdayCalendar({ weekdays: [], workdays: [formatDay(first + 5)] })
  expect(moveWorkdays(first, 1, once)).toBe(first + 5)
  expect(moveWorkdays(first, 2, once)).toBeNull()
})
