import { expect, test } from 'vitest'
import { checkNewValues, type Field, fieldTypes, flowStates, systemAttributes, typeOf } from './index.ts'

const names = {
  members: { m1: '林晓', m2: '陈立' },
  departments: {},
  records: {},
  files: {},
}
const write = (field: Field, value: string | number | string[], locale: 'zh' | 'en' = 'zh') =>
  typeOf(field).text(field, value, { locale, timeZone: 'Asia/Shanghai', names })
const named = { id: 'f', name: '字段' }

test('[N2.1] a value is written one way: labels, names, the currency of its field, the clock of its reader', () => {
  const choices = [
    { value: 'a', label: '甲' },
    { value: 'b', label: '乙' },
  ]
  expect(write({ ...named, type: 'singleChoice', choices }, 'b')).toBe('乙')
  expect(write({ ...named, type: 'singleChoice', choices }, 'gone')).toBe('gone')
  expect(write({ ...named, type: 'multipleChoice', choices }, ['a', 'b'])).toBe('甲、乙')
  expect(write({ ...named, type: 'multipleChoice', choices }, ['a', 'b'], 'en')).toBe('甲, 乙')
  expect(write({ ...named, type: 'member', multiple: true }, ['m2', 'nobody'])).toBe('陈立、未知成员')
  expect(write({ ...named, type: 'money', currency: 'EUR' }, 1280.5)).toBe('€1,280.50')
  expect(write({ ...named, type: 'number', scale: 2, unit: '吨' }, 1280.5)).toBe('1,280.50 吨')
  expect(write({ ...named, type: 'number', grouping: false }, 10248)).toBe('10248')
  expect(write({ ...named, type: 'dateTime' }, '2026-03-01T16:30:00.000Z')).toBe('2026-03-02 00:30')
  expect(write({ ...named, type: 'date' }, '0042-03-01')).toBe('0042-03-01')
})

test('[N2.3] defaults are those of the moment and the person, on the day of the time zone', () => {
  const fields: Field[] = [
    { id: 'day', name: '日期', type: 'date', default: 'today' },
    { id: 'by', name: '经办', type: 'member', multiple: true, default: 'currentUser' },
    { id: 'kept', name: '数量', type: 'number', default: 3 },
    { id: 'no', name: '编号', type: 'autoNumber', digits: 4 },
  ]
  const form = { fields: new Map(fields.map((field) => [field.id, field])) }
  const now = new Date('2026-03-01T16:30:00Z')
  const memberId = '00000000-0000-4000-8000-000000000001'
  const setting = { now, timeZone: 'Asia/Shanghai', memberId, departmentId: null }
  const { values, check } = checkNewValues(form, {}, setting)
  expect(check.problems).toEqual([])
  expect(values).toEqual({ day: '2026-03-02', by: [memberId], kept: 3, no: null })
})

test('[N2.1] types, system attributes and states have their words in both languages', () => {
  const texts = [
    ...Object.values(fieldTypes).map(({ name }) => name),
    ...Object.values(systemAttributes).map(({ name }) => name),
    ...Object.values(flowStates),
  ]
  for (const { zh, en } of texts) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z][\w -]+$/)
  }
})
