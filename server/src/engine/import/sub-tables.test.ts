import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { writeTableFile } from './computations/write-table-file.ts'
import { createImportHouse, type ImportHouse } from './testing/import-house.ts'

let house: ImportHouse
let appId: string
beforeAll(async () => {
  house = await createImportHouse()
  appId = (await house.as(house.admin).call('app.create', { name: '订单' })).id
})
afterAll(() => house?.close())

let made = 0
async function orderForm(): Promise<string> {
  const admin = house.as(house.admin)
  const { id } = await admin.call('form.create', { appId, name: `订单 ${++made}` })
  const fields = [
    { id: 'number', type: 'text', name: '单号', unique: true },
    { id: 'customer', type: 'text', name: '客户' },
    {
      id: 'lines',
      type: 'subTable',
      name: '明细',
      maxRows: 3,
      fields: [
        { id: 'item', type: 'text', name: '品名', required: true },
        { id: 'quantity', type: 'number', name: '数量', min: 0 },
        { id: 'photo', type: 'attachment', name: '照片' },
      ],
    },
  ]
  await admin.call('form.saveDraft', { formId: id, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId: id })
  return id
}

const mapping = [
  { index: 0, fieldId: 'number' },
  { index: 1, fieldId: 'customer' },
  { index: 2, fieldId: 'lines', columnId: 'item' },
  { index: 3, fieldId: 'lines', columnId: 'quantity' },
]
const header = '单号,客户,明细·品名,明细·数量\n'

async function runImport(formId: string, csv: string, more: Record<string, unknown> = {}) {
  const admin = house.as(house.admin)
  const fileId = await house.upload(house.admin, '订单.csv', header + csv)
  const { jobId } = await admin.call('import.intoForm', { formId, fileId, mapping, ...more })
  await house.drain()
  return (await admin.call('job.get', { jobId })).result
}

type Line = { id: string; item: string | null; quantity: number | null; photo: string[] | null }
async function orders(formId: string) {
  const all = (await house.values(house.admin, formId)) as {
    number: string
    customer: string
    lines: Line[] | null
  }[]
  return all.map(({ number, customer, lines }) => [
    number,
    customer,
    ...(lines ?? []).map(({ item, quantity }) => `${item} ${quantity}`),
  ])
}

test('[C27] rows that say nothing of the record itself add to the sub-table of the one above', async () => {
  const formId = await orderForm()
  const result = await runImport(formId, 'A1,甲,笔,3\n,,纸,5\nA2,乙,,\nA3,甲,墨,1\n')
  expect(result).toMatchObject({ imported: 3, skipped: 0, problems: [] })
  expect(await orders(formId)).toEqual([
    ['A1', '甲', '笔 3', '纸 5'],
    ['A2', '乙'],
    ['A3', '甲', '墨 1'],
  ])
})

test('[C27] rows that repeat the record are one record by what tells records apart, and by nothing else', async () => {
  const formId = await orderForm()
  const result = await runImport(
    formId,
    'A1,甲,笔,3\nA1,甲,纸,5\nA2,甲,墨,1\nA2,乙,砚,1\n,甲,尺,1\n,甲,刀,2\n',
  )
  expect(result).toMatchObject({
    imported: 3,
    skipped: 2,
    problems: [{ row: 5, column: '客户', value: '乙', zh: '与同一条数据上一行的内容不同' }],
  })
  expect(await orders(formId)).toEqual([
    ['A1', '甲', '笔 3', '纸 5'],
    [null, '甲', '尺 1'],
    [null, '甲', '刀 2'],
  ])
})

test('[C27] a wrong row keeps the whole record out, each of its rows says why, and the others come in', async () => {
  const formId = await orderForm()
  const result = await runImport(formId, 'A1,甲,笔,3\n,,纸,多\n,,墨,-1\nA2,乙,砚,1\nA3,丙,,2\n,,尺,1\n')
  expect(result).toMatchObject({
    imported: 1,
    skipped: 5,
    problems: [
      { row: 3, column: '明细·数量', value: '多' },
      { row: 6, column: '明细·品名', value: '' },
    ],
  })
  const bad = (await house.content(house.tenantId, result.errorFileId)).trim().split('\r\n').slice(1)
  expect(bad.map((line) => line.replace(/^"?([^:]*):?.*?"?,(\d+),.*/, '$1 $2'))).toEqual([
    '同一条数据的其他行有误 2',
    '明细·数量 3',
    '同一条数据的其他行有误 4',
    '明细·品名 6',
    '同一条数据的其他行有误 7',
  ])
  const negative = await runImport(formId, 'B1,甲,笔,3\n,,墨,-1\n')
  expect(negative).toMatchObject({ imported: 0, problems: [{ row: 3, column: '明细·数量', value: '-1' }] })
})

test('[C27] a record with more rows than its sub-table takes is refused, however many they are', async () => {
  const formId = await orderForm()
  const many = `A1,甲,笔,1\n${Array.from({ length: 1_500 }, (_, index) => `,,纸,${index}\n`).join('')}A2,乙,墨,1\n`
  const result = await runImport(formId, many)
  expect(result).toMatchObject({ imported: 1, skipped: 1_501 })
  expect(await orders(formId)).toEqual([['A2', '乙', '墨 1']])
})

test('[C27] by key, rows that are the same stay the same rows with what the file does not say', async () => {
  const admin = house.as(house.admin)
  const formId = await orderForm()
  const photo = await house.upload(house.admin, '笔.csv', 'x')
  const { id } = await admin.call('record.create', {
    formId,
    values: {
      number: 'A1',
      customer: '甲',
      lines: [
        { item: '笔', quantity: 3, photo: [photo] },
        { item: '纸', quantity: 5 },
      ],
    },
  })
  const lines = async () =>
    (await admin.call('record.get', { formId, recordId: id })).record.values.lines as Line[]
  const before = await lines()
  const same = await runImport(formId, 'A1,,笔,3\n,,纸,5\n', { keyFieldId: 'number' })
  expect(same).toMatchObject({ updated: 1, imported: 0, problems: [] })
  expect(await lines()).toEqual(before)
  // One line is another now, one is gone to the end, and the customer is left alone.
  await runImport(formId, 'A1,,墨,1\nA1,,笔,3\n', { keyFieldId: 'number' })
  const after = await lines()
  expect(after).toEqual([{ id: after[0]!.id, item: '墨', quantity: 1, photo: null }, before[0]])
  // Without a line the sub-table stays.
  await runImport(formId, 'A1,乙,,\n', { keyFieldId: 'number' })
  expect(await lines()).toEqual(after)
  expect(await orders(formId)).toEqual([['A1', '乙', '墨 1', '笔 3']])
})

test('[C27] a column that a sub-table does not have, or a file cannot fill, is named', async () => {
  const formId = await orderForm()
  const fileId = await house.upload(house.admin, '订单.csv', `${header}A1,甲,笔,3\n`)
  const refused = async (entry: object) =>
    house
      .as(house.admin)
      .call('import.intoForm', { formId, fileId, mapping: [{ index: 0, ...entry }] })
      .catch(({ fields }) =>
        fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
      )
  expect(await refused({ fieldId: 'lines', columnId: 'nothing' })).toEqual(['mapping.0.columnId noSuchField'])
  expect(await refused({ fieldId: 'customer', columnId: 'item' })).toEqual(['mapping.0.columnId noSuchField'])
  expect(await refused({ fieldId: 'lines', columnId: 'photo' })).toEqual(['mapping.0.columnId notFillable'])
  expect(await refused({ fieldId: 'lines' })).toEqual(['mapping.0.fieldId notFillable'])
})

test('[C27] a workbook shows a record once over the rows of its sub-table, and is written in a process of its own', async () => {
  const admin = house.as(house.admin)
  const formId = await orderForm()
  await runImport(formId, 'A1,甲,笔,3\n,,纸,5\nA2,乙,墨,1\n')
  const run = vi.spyOn(house.house.services.compute, 'run')
  const sort = [{ field: '$createdAt', direction: 'asc' }]
  const { jobId } = await admin.call('export.start', { formId, format: 'xlsx', sort })
  await house.drain()
  expect(run.mock.calls.map(([computation]) => computation)).toContain(writeTableFile)
  run.mockRestore()
  const { result } = await admin.call('job.get', { jobId })
  expect(result).toMatchObject({ rows: 2 })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await house.bytes(house.tenantId, result.fileId)) as never)
  const sheet = book.worksheets[0]!
  expect(sheet.getRow(1).values).toEqual([undefined, '单号', '客户', '明细·品名', '明细·数量', '明细·照片'])
  expect(sheet.model.merges.sort()).toEqual(['A2:A3', 'B2:B3'])
  expect([sheet.getCell('C3').value, sheet.getCell('D3').value, sheet.getCell('C4').value]).toEqual([
    '纸',
    5,
    '墨',
  ])
})
