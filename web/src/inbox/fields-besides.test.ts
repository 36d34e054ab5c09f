import { expect, test } from 'vitest'
import { fieldsBesides } from './fields-besides.ts'

const item = (keyFields: [string, string][]) => ({
  title: '点心补货 · 岭南糖果',
  applicant: { id: '1', name: '何嘉' },
  keyFields: keyFields.map(([name, value]) => ({ name, type: 'text' as const, value })),
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

test('[N3.11] a line of the inbox writes money, numbers and dates as the record does', () => {
  const line = {
    title: '点心补货',
    applicant: { id: '1', name: '何嘉' },
    keyFields: [
      { name: '金额', type: 'money' as const, value: 3520, currency: 'CNY' },
      { name: '重量', type: 'number' as const, value: 1200.5, unit: 'kg', scale: 1 },
      { name: '到货', type: 'date' as const, value: '2026-03-05' },
    ],
  }
  expect(fieldsBesides(line).map(({ value }) => value)).toEqual(['¥3,520.00', '1,200.5 kg', '2026-03-05'])
  const people = { ...line, keyFields: [{ name: '经办', type: 'list' as const, value: ['张三', '李四'] }] }
  expect(fieldsBesides(people)).toEqual([{ name: '经办', value: '张三、李四' }])
})

test('[N3.11] the amount keeps its place on the line, however many fields stand before it', () => {
  const before = ['一', '二', '三'].map((name) => ({ name, type: 'text' as const, value: name }))
  const amount = { name: '金额', type: 'money' as const, value: 3520, currency: 'CNY' }
  const line = { title: '', applicant: { id: '1', name: '何嘉' }, keyFields: [...before, amount] }
  expect(fieldsBesides(line).map(({ name }) => name)).toEqual(['一', '二', '金额'])
})
