import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

test('[N2.6] a record is created, listed, changed and read back', async () => {
  const formId = await house.form([
    { id: 'title', name: '事由', type: 'text', required: true },
    { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
    { id: 'number', name: '编号', type: 'autoNumber', prefix: '采购-', dateFormat: 'yyyyMM', digits: 4 },
    {
      id: 'lines',
      name: '明细',
      type: 'subTable',
      fields: [
        { id: 'item', name: '物品', type: 'text' },
        { id: 'price', name: '单价', type: 'money', currency: 'CNY' },
      ],
    },
  ])
  const made = await house.office.call('record.create', {
    formId,
    values: {
      title: '显示器',
      amount: 32.38,
      lines: [
        { item: '线', price: 1.1 },
        { item: '屏', price: 2 },
      ],
    },
  })
  expect(made.values.number).toBe('采购-2026030001')
  const page = await house.office.call('record.list', { formId })
  expect(page.items).toHaveLength(1)
  expect(page.items[0]).toEqual(made)
  expect(page.references.members[house.admin.memberId]).toBe('管理员')
  const changed = await house.office.call('record.update', {
    formId,
    recordId: made.id,
    version: 1,
    values: { amount: 40 },
  })
  expect(changed).toMatchObject({ version: 2, values: { amount: 40, title: '显示器' } })
  const { record } = await house.office.call('record.get', { formId, recordId: made.id })
  expect(record).toEqual(changed)
})
