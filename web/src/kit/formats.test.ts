import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatDuration,
  formatMinor,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPlainNumber,
  formatRelative,
} from './formats.ts'

test('numbers are grouped and long ones are not rounded', () => {
  expect(formatNumber(1234567.5, undefined, 'zh')).toBe('1,234,567.5')
  expect(formatNumber('12345678901234567890.12', 2, 'zh')).toBe('12,345,678,901,234,567,890.12')
  expect(formatNumber(null)).toBe('')
  expect(formatNumber(0, undefined, 'zh')).toBe('0')
})

test('money has its sign and its places', () => {
  expect(formatMoney(1280.5, 'CNY', 'zh')).toBe('¥1,280.50')
  expect(formatMoney(1280, 'JPY', 'zh')).toBe('¥1,280')
  expect(formatMinor(128050, 'CNY', 'zh')).toBe('¥1,280.50')
  expect(formatMinor(-5, 'CNY', 'zh')).toBe('-¥0.05')
  expect(formatMinor('900719925474099301', 'CNY', 'zh')).toBe('¥9,007,199,254,740,993.01')
})

test('minor units keep every digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (minor) => {
      const digits = formatMinor(minor, 'CNY', 'zh').replace(/[¥,.]/g, '')
      expect(BigInt(digits)).toBe(minor)
    }),
  )
})

test('a calendar date never moves with the time zone', () => {
  expect(formatDate('2026-03-05')).toBe('2026-03-05')
  expect(formatDate(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05')
})

test('durations show their two largest units', () => {
  const hour = 3_600_000
  expect(formatDuration(51 * hour, 'zh')).toBe('2天3小时')
  expect(formatDuration(51 * hour, 'en')).toBe('2d 3h')
  expect(formatDuration(24 * hour + 60_000, 'zh')).toBe('1天')
  expect(formatDuration(5 * 60_000, 'en')).toBe('5 min')
  expect(formatDuration(10_000, 'zh')).toBe('不到1分钟')
})

test('relative times use the unit a person would', () => {
  const now = Date.UTC(2026, 2, 5, 12)
  expect(formatRelative(now - 10_000, now, 'zh')).toBe('现在')
  expect(formatRelative(now - 5 * 60_000, now, 'zh')).toBe('5分钟前')
  expect(formatRelative(now + 2 * 86_400_000, now, 'en')).toBe('in 2 days')
  expect(formatRelative(now - 400 * 86_400_000, now, 'en')).toBe('last year')
})

test('shares and sizes', () => {
  expect(formatPercent(0.1234, 1, 'zh')).toBe('12.3%')
  expect(formatBytes(3_565_158, 'en')).toBe('3.4 MB')
  expect(formatBytes(512, 'en')).toBe('512 B')
})

test('[N2.2] a number without groups of three keeps its decimals', () => {
  expect(formatPlainNumber(10248)).toBe('10248')
  expect(formatPlainNumber(10248, 2)).toBe('10248.00')
  expect(formatPlainNumber('0.12500000')).toBe('0.125')
  expect(formatPlainNumber(null, 2)).toBe('')
})
