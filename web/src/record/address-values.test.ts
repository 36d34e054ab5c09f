import type { Field } from '@sluice/contract'
import { expect, test } from 'vitest'
import { addressValues } from './address-values.ts'

const fields: Field[] = [
  { id: 'a', name: '金额', type: 'number', addressParameter: 'amount' },
  { id: 'b', name: '标题', type: 'text', addressParameter: 'title' },
  {
    id: 'c',
    name: '状态',
    type: 'singleChoice',
    choices: [{ value: 'x1', label: '已付' }],
    addressParameter: 'state',
  },
  { id: 'd', name: '日期', type: 'date', addressParameter: 'day', readOnly: true },
  { id: 'e', name: '其他', type: 'text' },
]

test('[N2.3] the address of a new record fills the fields it names, as a person would paste them', () => {
  const search = '?record=new&amount=5.5&title=%22007%22&state=已付&day=2026-05-01&e=no'
  expect(addressValues(fields, search, undefined, new Date())).toEqual({ a: 5.5, b: '007', c: 'x1' })
  expect(addressValues(fields, '?title=x', { a: 'edit', b: 'read' }, new Date())).toEqual({})
})
