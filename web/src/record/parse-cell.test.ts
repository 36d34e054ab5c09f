import type { ColumnField } from '@sluice/contract'
import { expect, test } from 'vitest'
import { parseCell, readClipboardCells } from './parse-cell.ts'

const now = new Date(2026, 0, 1)
const choices = [
  { value: 'a', label: '空运' },
  { value: 'b', label: 'Sea' },
]
const column = (part: object) => ({ id: 'c', name: '列', ...part }) as ColumnField

test('[N2.6] pasted text becomes the value of its column', () => {
  expect(parseCell(column({ type: 'money' }), '¥1,280.50', now)).toBe(1280.5)
  expect(parseCell(column({ type: 'date' }), '2026/3/5', now)).toBe('2026-03-05')
  expect(parseCell(column({ type: 'singleChoice', choices }), 'sea', now)).toBe('b')
  expect(parseCell(column({ type: 'multipleChoice', choices }), '空运、Sea', now)).toEqual(['a', 'b'])
  expect(parseCell(column({ type: 'text' }), '', now)).toBeNull()
  expect(parseCell(column({ type: 'member' }), '林芳', now)).toBeNull()
})

test('[N2.6] what does not fit a column stays as pasted', () => {
  expect(parseCell(column({ type: 'number' }), '很多', now)).toBe('很多')
  expect(parseCell(column({ type: 'singleChoice', choices }), '铁路', now)).toBe('铁路')
})

test('[N2.6] cells from the clipboard keep line breaks and quotes inside quotes', () => {
  expect(readClipboardCells('a\tb\r\nc\t"d\ne"\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd\ne'],
  ])
  expect(readClipboardCells('"say ""hi"""\t5"')).toEqual([['say "hi"', '5"']])
  expect(readClipboardCells('one')).toEqual([['one']])
})
