import type { Field } from '@sluice/contract'
import { expect, test } from 'vitest'
import { newValues } from './new-values.ts'

const fields: Field[] = [
  { id: 'day', name: '日期', type: 'date', default: 'today' },
  { id: 'at', name: '时刻', type: 'dateTime', default: 'now' },
  { id: 'by', name: '经办', type: 'member', default: 'currentUser' },
  { id: 'people', name: '参与', type: 'member', multiple: true, default: 'currentUser' },
  { id: 'where', name: '部门', type: 'department', default: 'currentDepartment' },
  { id: 'kind', name: '类型', type: 'singleChoice', choices: [{ value: 'a', label: '甲' }], default: 'a' },
  { id: 'price', name: '单价', type: 'money', currency: 'CNY', default: 12.5 },
  { id: 'note', name: '备注', type: 'text' },
]
const now = new Date(2026, 2, 5, 23, 30)
const setting = { memberId: 'm1', departmentId: null, now }

test('[N2.3] a new form shows the defaults the server would give', () => {
  expect(newValues(fields, setting)).toEqual({
    day: '2026-03-05',
    at: now.toISOString(),
    by: 'm1',
    people: ['m1'],
    kind: 'a',
    price: 12.5,
  })
})

test('[P6.4] the default of a hidden field is not shown', () => {
  expect(newValues(fields, { ...setting, access: { kind: 'hidden', price: 'read' } })).toEqual({
    price: 12.5,
  })
})
