import { expect, test } from 'vitest'
import { readTypedDate } from './typed-date.ts'

const now = new Date(2026, 6, 1)

test.each([
  ['2026-03-05', '2026-03-05'],
  ['2026/3/5', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['3月5日', '2026-03-05'],
  ['3-5', '2026-03-05'],
  ['2024.2.29', '2024-02-29'],
])('[N2.3] “%s” is the day %s', (typed, day) => {
  expect(readTypedDate(typed, now)).toBe(day)
})

test.each(['2026-02-29', '13-01', '2026-3', 'tomorrow', '', '2026-00-10'])(
  '[N2.3] “%s” is no day',
  (typed) => {
    expect(readTypedDate(typed, now)).toBeUndefined()
  },
)
