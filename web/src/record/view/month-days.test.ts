import { expect, test } from 'vitest'
import { monthBeside, weeksOf } from './month-days.ts'

test('[N2.6] a month is shown in whole weeks that begin as the workspace has it', () => {
  const monday = weeksOf('2026-11', 'monday')
  expect([monday[0]?.[0], monday.at(-1)?.[6], monday.length]).toEqual(['2026-10-26', '2026-12-06', 6])
  const sunday = weeksOf('2026-11', 'sunday')
  expect([sunday[0]?.[0], sunday.at(-1)?.[6], sunday.length]).toEqual(['2026-11-01', '2026-12-05', 5])
  expect(weeksOf('2027-02', 'monday')).toHaveLength(4)
  for (let month = '2023-12'; month < '2030'; month = monthBeside(month, 1)) {
    const days = weeksOf(month, 'monday').flat()
    expect(new Set(days).size).toBe(days.length)
    expect(days.filter((day) => day.startsWith(month)).length).toBeGreaterThanOrEqual(28)
  }
})

test('[N2.6] months follow each other over the turn of the year', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1), monthBeside('2026-05', 14)]).toEqual([
    '2027-01',
    '2025-12',
    '2027-07',
  ])
})
