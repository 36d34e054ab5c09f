import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createImportHouse, type ImportHouse } from '../testing/import-house.ts'

let house: ImportHouse
beforeAll(async () => {
  house = await createImportHouse()
})
afterAll(() => house?.close())

const fields = [
  { id: 'title', type: 'text', name: '标题' },
  { id: 'note', type: 'longText', name: '备注' },
  { id: 'amount', type: 'money', name: '金额' },
  { id: 'quantity', type: 'number', name: '数量', scale: 4 },
  { id: 'day', type: 'date', name: '日期' },
  { id: 'at', type: 'dateTime', name: '时间' },
  {
    id: 'tags',
    type: 'multipleChoice',
    name: '标签',
    choices: [
      { value: 'a', label: '甲' },
      { value: 'b', label: '乙, 丙' },
    ],
  },
  { id: 'who', type: 'member', name: '经办人' },
]

test.each(['csv', 'xlsx'])('[N2.7] what is exported as %s imports to the same values', async (format) => {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: `往返 ${format}` })
  const makeForm = async (name: string) => {
    const { id } = await admin.call('form.create', { appId, name })
    await admin.call('form.saveDraft', { formId: id, definition: { fields, sections: [] }, baseVersion: 0 })
    await admin.call('form.publish', { formId: id })
    return id as string
  }
  const from = await makeForm('原表')
  const to = await makeForm('新表')
  const text = fc
    .string({
      unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '川', 'é', 'a', '0', '5', ' ', '.'),
      maxLength: 12,
    })
    .filter((value) => value.trim() === value && value !== '')
  const record = fc.record({
    title: fc.option(text),
    note: fc.option(fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
    amount: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }).map((minor) => minor / 100)),
    quantity: fc.option(fc.integer({ min: -99_999, max: 99_999 }).map((part) => part / 10_000)),
    day: fc.option(
      fc
        .date({ min: new Date('1970-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10)),
    ),
    at: fc.option(
      fc.integer({ min: 0, max: 2_000_000_000 }).map((second) => new Date(second * 1000).toISOString()),
    ),
    tags: fc.option(fc.constantFrom(['a'], ['b'])),
    who: fc.option(fc.constantFrom(house.admin.memberId, house.applicant.memberId)),
  })
  const rows = fc
    .sample(record, { numRuns: 60, seed: 20260302 })
    .filter((row) => Object.values(row).some(Boolean))
  for (const values of rows) await admin.call('record.create', { formId: from, values })

  const sort = [{ field: '$createdAt', direction: 'asc' }]
  const { jobId } = await admin.call('export.start', { formId: from, format, sort })
  await house.drain()
  const exported = await admin.call('job.get', { jobId })
  const { fileId } = exported.result
  const started = await admin.call('import.intoForm', {
    formId: to,
    fileId,
    mapping: fields.map(({ id }, index) => ({ index, fieldId: id })),
  })
  await house.drain()
  const { result } = await admin.call('job.get', { jobId: started.jobId })
  expect(result).toMatchObject({ problems: [], skipped: 0, imported: rows.length })
  expect(await house.values(house.admin, to)).toEqual(await house.values(house.admin, from))
})
