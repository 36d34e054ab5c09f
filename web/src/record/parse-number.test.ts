import { expect, test } from 'vitest'
import { parseNumber } from './parse-number.ts'

test.each([
  ['1,280.50', 1280.5],
  ['￥1，280', 1280],
  ['１２３．５', 123.5],
  ['1.1万', 11_000],
  ['-3亿', -300_000_000],
  ['(32.38)', -32.38],
  ['.5', 0.5],
  ['5.', 5],
  ['RMB 20元', 20],
])('[N2.3] “%s” is the number %d', (typed, number) => {
  expect(parseNumber(typed)).toBe(number)
})

test('[N2.3] nothing typed is empty, not zero', () => {
  expect(parseNumber('  ')).toBeNull()
})

test.each(['abc', '1.2.3', '12a', '--1', '1e5', '万', 'Infinity'])('[N2.3] “%s” is no number', (typed) => {
  expect(parseNumber(typed)).toBeUndefined()
})
