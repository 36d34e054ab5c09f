import { afterAll, beforeAll, expect, test } from 'vitest'
import { createImportHouse, type ImportHouse } from './testing/import-house.ts'
import { rowOf, xlsxOf } from './testing/xlsx-of.ts'

let house: ImportHouse
beforeAll(async () => {
  house = await createImportHouse()
})
afterAll(() => house?.close())

test('[N2.7] a small file of sixteen million nested elements is refused, and the house answers meanwhile', async () => {
  const bomb = await xlsxOf({ S: { rows: '<a>'.repeat(16_000_000) } })
  expect(bomb.length).toBeLessThan(100_000)
  const fileId = await house.upload(house.admin, 'bomb.xlsx', bomb)
  const refused = house.analyze(house.admin, fileId).catch((error) => error)
  expect(await house.as(house.admin).call('app.list', {})).toBeDefined()
  expect(await refused).toMatchObject({ status: 422, code: 'import.unreadable' })
})

test('[N2.7] [D25] an empty first sheet is passed over, and one that is chosen is told with the others', async () => {
  const content = await xlsxOf({
    封面: { rows: '' },
    数据: { rows: rowOf(1, ['名称', '数量']) + rowOf(2, ['螺丝', 5]) },
  })
  const fileId = await house.upload(house.admin, 'a.xlsx', content)
  expect(await house.analyze(house.admin, fileId)).toMatchObject({
    sheet: '数据',
    sheets: ['封面', '数据'],
    rowCount: 1,
  })
  const empty = await house.analyze(house.admin, fileId, { sheet: '封面' })
  expect(empty).toMatchObject({ sheets: ['封面', '数据'], columns: [], problems: [{ code: 'emptySheet' }] })
  await expect(house.importApp(house.admin, fileId, { reading: { sheet: '封面' } })).rejects.toBeDefined()
})

test('[N2.7] headers merged over rows and columns name every column; groups merged over rows fill them', async () => {
  const rows = [
    rowOf(1, ['2026 年发货一览']),
    rowOf(2, ['部门', '地址', '', '金额']),
    rowOf(3, ['', '省', '市']),
    rowOf(4, ['一部', '江苏', '南京', 100]),
    rowOf(5, ['', '广东', '广州', 200]),
    rowOf(6, ['二部', '浙江', '杭州', 300]),
    rowOf(7, ['合计', '', '', 600]),
  ]
  const merged = ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3', 'A4:A5'].map((ref) => `<mergeCell ref="${ref}"/>`)
  const content = await xlsxOf({
    S: { rows: rows.join(''), after: `<mergeCells>${merged.join('')}</mergeCells>` },
  })
  const fileId = await house.upload(house.admin, 'b.xlsx', content)
  const analysis = await house.analyze(house.admin, fileId, { totals: 'leaveOut' })
  expect(analysis.columns.map(({ header }) => header)).toEqual(['部门', '地址/省', '地址/市', '金额'])
  expect(analysis).toMatchObject({ headerLine: 2, headerRows: 2, rowCount: 3, totalRows: 1 })
  const { formId } = await house.importApp(house.admin, fileId, { reading: { totals: 'leaveOut' } })
  await house.drain()
  const values = await house.values(house.admin, formId)
  expect(values.map((row) => Object.values(row))).toEqual([
    ['一部', '江苏', '南京', 100],
    ['一部', '广东', '广州', 200],
    ['二部', '浙江', '杭州', 300],
  ])
})

test('[N2.7] [D60] spellings of a choice become one choice, and each row has it', async () => {
  const states = ['Open', 'open', 'OPEN', 'Open', 'Closed', 'closed ', 'Closed', 'Open']
  const lines = Array.from({ length: 24 }, (_, index) => `${states[index % 8]},${index}`)
  const fileId = await house.upload(house.admin, 'd.csv', `status,n\n${lines.join('\n')}\n`)
  const { formId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const values = await house.values(house.admin, formId)
  expect(values.map(({ status }) => status)).toEqual(
    Array.from({ length: 24 }, (_, index) => (/^open/i.test(states[index % 8]!) ? 'Open' : 'Closed')),
  )
})

test('[N2.7] rows that are handed back cannot open as formulas, and come in as they were once they are right', async () => {
  const content = "title,n\n'=SUM(1),x\n'-1+1,2\n-5,3\n"
  const fileId = await house.upload(house.admin, 'e.csv', content)
  const { jobId } = await house.importApp(house.admin, fileId, { types: { title: 'text', n: 'number' } })
  await house.drain()
  const { result } = await house.as(house.admin).call('job.get', { jobId })
  expect(result).toMatchObject({ imported: 2, skipped: 1 })
  const handedBack = await house.content(house.tenantId, result.errorFileId)
  expect(handedBack.split('\r\n')[1]).toMatch(/,2,"'=SUM\(1\)",x$/)
})

test('[N2.7] the preview shows values of the types that are chosen, and doubts are about those', async () => {
  const fileId = await house.upload(
    house.admin,
    'c.csv',
    'code,when\n6901234567892,1/2/24\n6923450657713,3/4/24\nA-1,5/6/24\n',
  )
  const found = await house.analyze(house.admin, fileId)
  expect(found.columns[0]).toMatchObject({ type: 'text', found: 'text' })
  expect(found.preview[0]!.values).toEqual(['6901234567892', '2024-01-02'])
  const chosen = await house.analyze(house.admin, fileId, {
    columns: [
      { index: 0, type: 'number' },
      { index: 1, type: 'date', dateOrder: 'dmy' },
    ],
  })
  expect(chosen.columns[0]).toMatchObject({ type: 'number', found: 'text' })
  expect(chosen.columns[0]!.doubts.map(({ code }) => code)).toContain('misfit')
  expect(chosen.preview.map(({ values, wrong }) => ({ values, wrong }))).toEqual([
    { values: [6_901_234_567_892, '2024-02-01'], wrong: [] },
    { values: [6_923_450_657_713, '2024-04-03'], wrong: [] },
    { values: ['A-1', '2024-06-05'], wrong: [0] },
  ])
})
