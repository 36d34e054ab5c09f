import { expect, test } from 'vitest'
import { fieldsBesides } from './fields-besides.ts'

const item = (keyFields: [string, string][]) => ({
  title: '点心补货 · 岭南糖果',
  applicant: { id: '1', name: '何嘉' },
  keyFields: keyFields.map(([name, value]) => ({ name, value })),
})
const names = (keyFields: [string, string][]) => fieldsBesides(item(keyFields)).map(({ name }) => name)

test('[N3.11] a line of the inbox does not say twice what its title and applicant say', () => {
  expect(
    names([
      ['单号', 'CG-1'],
      ['类别', '点心'],
      ['采购人', '何嘉'],
      ['金额', '¥12.00'],
    ]),
  ).toEqual(['单号', '金额'])
})

test('[N3.11] a line of the inbox shows three fields at most', () => {
  expect(
    names([
      ['一', '1'],
      ['二', '2'],
      ['三', '3'],
      ['四', '4'],
    ]),
  ).toEqual(['一', '二', '三'])
})
