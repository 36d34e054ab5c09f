import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createImportHouse, type ImportHouse } from '../testing/import-house.ts'

let house: ImportHouse
beforeAll(async () => {
  house = await createImportHouse()
})
afterAll(() => house?.close())

const signs = [
  '=',
  '+',
  '-',
  '@',
  '"',
  "'",
  ',',
  ';',
  '#',
  '\\',
  '\n',
  '\t',
  '&',
  '<',
  '_',
  '川',
  'é',
  'a',
  '0',
  '5',
  ' ',
  '.',
]
const hostileTexts = [
  ...[
    'NULL',
    'null',
    '\\N',
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#NAME?',
    "'=x",
    "'-5",
    "''=x",
    "'00123",
    "''1",
    '=x',
    '="00123"',
  ],
  ...[
    ' lead ',
    'trail ',
    '\nstart',
    'end\n',
    '\t',
    'a\n\nb',
    'a\r\nb\rc',
    '007',
    '+8613800138000',
    '110101199003077758',
    '1.5E-05',
  ],
  ...[
    '_x000D_',
    '_x005F_x000D_',
    '&lt;b&gt;',
    'Tom &amp; Jerry',
    ']]>',
    '<t>',
    '12%',
    '-',
    'N/A',
    '2024-03-05',
    'TRUE',
    '1,234.5',
  ],
]

/** What a text field takes. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

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
      { value: 'c', label: '丙' },
      { value: 'd', label: '=1+1' },
      { value: 'e', label: '他说"好"' },
    ],
  },
  {
    id: 'state',
    type: 'singleChoice',
    name: '状态',
    choices: [
      { value: 'n', label: 'NULL' },
      { value: 'm', label: '-' },
      { value: 'o', label: 'Open' },
      { value: 'p', label: 'OPEN' },
      { value: 'q', label: '甲、乙' },
    ],
  },
  { id: 'ratio', type: 'number', name: '比率' },
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
  const text = fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(isStorable) },
  )
  const record = fc.record({
    title: fc.option(text),
    note: fc.option(fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
    amount: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }).map((minor) => minor / 100)),
    quantity: fc.option(fc.integer({ min: -99_999, max: 99_999 }).map((part) => part / 10_000)),
    day: fc.option(
      fc
        .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10)),
    ),
    at: fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 2_000_000_000 }).map((second) => new Date(second * 1000).toISOString()),
        fc
          .date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
          .map((at) => at.toISOString()),
        // Of hours that came twice in Shanghai, and of days whose clocks were odd.
        fc.constantFrom('1991-09-14T16:30:00.000Z', '1991-09-14T15:30:00.000Z', '1815-12-10T00:00:00.000Z'),
      ),
    ),
    tags: fc.option(fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 })),
    state: fc.option(fc.constantFrom('n', 'm', 'o', 'p', 'q')),
    ratio: fc.option(
      fc.oneof(
        fc.integer({ min: -99_999_999, max: 99_999_999 }).map((part) => part / 100_000_000),
        fc.constantFrom(5e-7, 1e-8, 123_456_789.123_456_78, 1e15, -0.000_000_01),
      ),
    ),
    who: fc.option(fc.constantFrom(house.admin.memberId, house.applicant.memberId)),
  })
  const rows = fc
    .sample(record, { numRuns: 150, seed: 20260302 })
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
