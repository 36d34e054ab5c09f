import { expect, test } from 'vitest'
import { searchedBy } from './searched-by.ts'

test('[7.C28] a select finds its options in capitals and widths of every alphabet', () => {
  const { filterOption } = searchedBy('label')
  expect(filterOption(' ÄPFEL', { label: 'Bio-äpfel' })).toBe(true)
  expect(filterOption('ＡＢＣ', { label: 'abc' })).toBe(true)
  expect(filterOption('apfel', { label: 'Äpfel' })).toBe(false)
})
