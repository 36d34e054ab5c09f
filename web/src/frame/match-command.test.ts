import { expect, test } from 'vitest'
import { matchScore } from './match-command.ts'

test('finds nothing when a letter is missing or out of order', () => {
  expect(matchScore('xyz', 'People')).toBe(0)
  expect(matchScore('elp', 'people')).toBe(0)
})

test('ranks a beginning above a word beginning above an inner part above scattered letters', () => {
  const scores = ['设置', '邮件设置', '我的设置项', '设想位置'].map((text) => matchScore('设置', text))
  expect(scores[0]).toBeGreaterThan(scores[1]!)
  expect(matchScore('peo', 'Go to people')).toBeGreaterThan(matchScore('opl', 'Go to people'))
  expect(matchScore('opl', 'Go to people')).toBeGreaterThan(matchScore('gtp', 'Go to people'))
  expect(scores[3]).toBeGreaterThan(0)
})

test('an empty word matches everything', () => {
  expect(matchScore('  ', 'anything')).toBeGreaterThan(0)
})

test('[7.C28] the palette finds names in capitals and widths of every alphabet', () => {
  expect(matchScore('ＫＰＩ', 'kpi 看板')).toBeGreaterThanOrEqual(90)
  expect(matchScore('STRASSE', 'Straße')).toBeGreaterThanOrEqual(90)
})
