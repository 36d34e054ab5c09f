import { afterAll, beforeAll, expect, test } from 'vitest'
import { createImportHouse, type ImportHouse } from './testing/import-house.ts'

let house: ImportHouse
beforeAll(async () => {
  house = await createImportHouse()
})
afterAll(() => house?.close())

test('[N2.9] an import numbers its rows by the value of a field, beside people who add records meanwhile', async () => {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '单据' })
  const { id: formId } = await admin.call('form.create', { appId, name: '单据' })
  const parts = [{ kind: 'field', fieldId: 'kind' }, { kind: 'counter' }]
  const fields = [
    {
      id: 'number',
      type: 'autoNumber',
      name: '编号',
      digits: 4,
      parts,
      reset: 'field',
      resetFieldId: 'kind',
    },
    { id: 'kind', type: 'text', name: '类别', required: true },
    { id: 'amount', type: 'number', name: '数量', min: 0 },
  ]
  await admin.call('form.saveDraft', { formId, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  // Several batches; some rows are refused and take no number.
  const rows = Array.from(
    { length: 2_500 },
    (_, index) => `${'ABC'[index % 3]},${index % 50 === 49 ? -1 : index}`,
  )
  const fileId = await house.upload(house.admin, '单据.csv', `类别,数量\n${rows.join('\n')}\n`)
  const mapping = ['kind', 'amount'].map((fieldId, index) => ({ index, fieldId }))
  await admin.call('import.intoForm', { formId, fileId, mapping, badRows: 'skip' })
  const adding = Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      admin.call('record.create', { formId, values: { kind: 'ABC'[index % 3]!, amount: index } }),
    ),
  )
  await Promise.all([house.drain(), adding])
  const values = await house.values(house.admin, formId)
  expect(values.length).toBe(2_500 - 50 + 20)
  for (const kind of 'ABC') {
    const numbers = values.filter((one) => one.kind === kind).map(({ number }) => String(number))
    const expected = numbers.map((_, index) => `${kind}${String(index + 1).padStart(4, '0')}`)
    expect([...numbers].sort()).toEqual(expected)
  }
})
