import { expect, test } from 'vitest'
import { formatValue } from './format-value.ts'

test('[N4.1] a measure is shown with two decimals, one below 1 with three digits however small it is', () => {
  const shown = (value: number) => formatValue(value, undefined)
  expect(shown(0.0000000233)).toBe('0.0000000233')
  expect(shown(-0.00012345)).toBe('-0.000123')
  expect(shown(0.5)).toBe('0.5')
  expect(shown(1234.5678)).toBe('1,234.57')
  expect(shown(1.004)).toBe('1')
  expect(shown(1000)).toBe('1,000')
  expect(shown(0)).toBe('0')
})
