import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvLine } from '../csv-line.ts'
import { createImportHouse, type ImportHouse } from '../testing/import-house.ts'
import { disarm } from './write-csv.ts'

let house: ImportHouse
let formId: string
let linkedId: string

beforeAll(async () => {
  house = await createImportHouse()
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '导出' })
  const makeForm = async (name: string, fields: unknown[]) => {
    const { id } = await admin.call('form.create', { appId, name })
    await admin.call('form.saveDraft', { formId: id, definition: { fields, sections: [] }, baseVersion: 0 })
    await admin.call('form.publish', { formId: id })
    return id
  }
  linkedId = await makeForm('供应商', [{ id: 'name', type: 'text', name: '名称' }])
  formId = await makeForm('采购/单', [
    { id: 'title', type: 'text', name: '标题' },
    { id: 'amount', type: 'money', name: '金额' },
    { id: 'quantity', type: 'number', name: '数量', scale: 3 },
    { id: 'day', type: 'date', name: '日期' },
    { id: 'at', type: 'dateTime', name: '时间' },
    {
      id: 'state',
      type: 'singleChoice',
      name: '状态',
      choices: [
        { value: 'p', label: '已付' },
        { value: 'o', label: '未付' },
      ],
    },
    { id: 'who', type: 'member', name: '经办人' },
    { id: 'team', type: 'department', name: '部门' },
    { id: 'supplier', type: 'relation', name: '供应商', targetFormId: linkedId },
    { id: 'lines', type: 'subTable', name: '明细', fields: [{ id: 'item', type: 'text', name: '品名' }] },
  ])
  const supplier = await admin.call('record.create', { formId: linkedId, values: { name: '川流供应' } })
  const create = (values: Record<string, unknown>) => admin.call('record.create', { formId, values })
  await create({
    title: '=HYPERLINK("http://evil","点我")',
    amount: 1234.5,
    quantity: -2.125,
    day: '2026-03-01',
    at: '2026-03-01T23:30:00+08:00',
    state: 'p',
    who: house.applicant.memberId,
    team: house.departmentId,
    supplier: supplier.record?.id ?? supplier.id,
    lines: [{ item: '螺丝' }, { item: '螺母' }],
  })
  await create({ title: '普通, "带引号"\n两行' })
})
afterAll(() => house?.close())

async function runExport(person: ImportHouse['admin'], input: Record<string, unknown>) {
  const caller = house.as(person)
  const { jobId } = await caller.call('export.start', { formId, ...input })
  await house.drain()
  const job = await caller.call('job.get', { jobId })
  return job
}

const oldestFirst = [{ field: '$createdAt', direction: 'asc' }]

test('[N2.7] CSV has names instead of ids, times of the tenant, and no formula', async () => {
  const job = await runExport(house.admin, { format: 'csv', sort: oldestFirst })
  expect(job).toMatchObject({ state: 'done', result: { rows: 2 }, processed: 2, total: 2 })
  const text = await house.content(house.tenantId, job.result.fileId)
  expect(text).toBe(
    '\ufeff标题,金额,数量,日期,时间,状态,经办人,部门,供应商,明细·品名\r\n' +
      '"\'=HYPERLINK(""http://evil"",""点我"")",1234.50,-2.125,2026-03-01,2026-03-01 23:30:00,已付,张三,采购部,川流供应,螺丝\r\n' +
      ',,,,,,,,,螺母\r\n' +
      '"普通, ""带引号""\n两行",,,,,,,,,\r\n',
  )
})

test('[N2.7] XLSX has typed cells and texts that are never formulas', async () => {
  const job = await runExport(house.admin, {
    format: 'xlsx',
    sort: oldestFirst,
    fields: ['title', 'amount', 'day', 'at', '$createdBy'],
  })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await house.bytes(house.tenantId, job.result.fileId)) as never)
  const sheet = book.worksheets[0]!
  expect(sheet.name).toBe('采购 单')
  expect(sheet.getRow(1).values).toEqual([undefined, '标题', '金额', '日期', '时间', '创建人'])
  const row = sheet.getRow(2)
  expect(row.getCell(1).value).toBe('=HYPERLINK("http://evil","点我")')
  expect(row.getCell(1).type).toBe(ExcelJS.ValueType.String)
  expect(row.getCell(2)).toMatchObject({ value: 1234.5, numFmt: '#,##0.00' })
  expect(row.getCell(3).value).toEqual(new Date('2026-03-01T00:00:00Z'))
  expect(row.getCell(4).value).toEqual(new Date('2026-03-01T23:30:00Z'))
  expect(row.getCell(5).value).toBe('管理员')
})

test('[N2.7] an XLSX export tells how many texts a cell could not hold; CSV holds them', async () => {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '长文' })
  const { id } = await admin.call('form.create', { appId, name: '长文' })
  const fields = [{ id: 'note', type: 'longText', name: '备注', maxLength: 100_000 }]
  await admin.call('form.saveDraft', { formId: id, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId: id })
  await admin.call('record.create', { formId: id, values: { note: 'x'.repeat(40_000) } })
  expect(await runExport(house.admin, { formId: id, format: 'xlsx' })).toMatchObject({
    result: { rows: 1, cut: 1 },
  })
  const csv = await runExport(house.admin, { formId: id, format: 'csv' })
  expect(csv).toMatchObject({ result: { rows: 1, cut: 0 } })
  expect(await house.content(house.tenantId, csv.result.fileId)).toContain('x'.repeat(40_000))
})

test('[N2.7] an export keeps to the filter and the columns asked for', async () => {
  const filter = { field: 'state', op: 'eq', value: 'p' }
  const job = await runExport(house.admin, { format: 'csv', filter, fields: ['quantity', 'state'] })
  const text = await house.content(house.tenantId, job.result.fileId)
  expect(text).toBe('\ufeff数量,状态\r\n-2.125,已付\r\n')
  const wrong = house.as(house.admin).call('export.start', {
    formId,
    format: 'csv',
    filter: { field: 'nothing', op: 'eq', value: 1 },
  })
  await expect(wrong).rejects.toMatchObject({ status: 400 })
  const sort = [{ field: 'nothing', direction: 'asc' }]
  const unsorted = house.as(house.admin).call('export.start', { formId, format: 'csv', sort })
  await expect(unsorted).rejects.toMatchObject({ fields: [{ field: 'sort.0' }] })
})

test('[N4.5] nobody exports without the permission, and only the owner gets the file', async () => {
  const refused = house.as(house.finance).call('export.start', { formId, format: 'csv' })
  await expect(refused).rejects.toMatchObject({ status: 403 })
  const job = await runExport(house.admin, { format: 'csv' })
  const other = house.as(house.head).call('file.get', { fileId: job.result.fileId })
  await expect(other).rejects.toMatchObject({ status: 404 })
})

test('[N2.7] no text of any kind opens as a formula in a spreadsheet', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', 'a', '1', '"', ',') }),
      (text) => {
        const safe = disarm(text)
        expect(safe).not.toMatch(/^[=+\-@\t\r]/)
        expect(safe.endsWith(text)).toBe(true)
        // What a reader of CSV gives back to the spreadsheet is the safe text.
        expect(csvLine([safe]).startsWith('=')).toBe(false)
      },
    ),
  )
})
