import { afterAll, beforeAll, expect, test } from 'vitest'
import { createImportHouse, type ImportHouse } from './testing/import-house.ts'

let house: ImportHouse
beforeAll(async () => {
  house = await createImportHouse()
})
afterAll(() => house?.close())

const orders = [
  '单号,客户,金额,日期,状态',
  ...Array.from(
    { length: 40 },
    (_, index) => `${1001 + index},客户${index},${index}.50,2026-03-02,${index % 2 ? '已付' : '未付'}`,
  ),
]

/** The orders with some rows replaced; the row of a key is the line of the file. */
function withRows(changed: Record<number, string>): string {
  return orders.map((row, index) => changed[index + 1] ?? row).join('\n')
}

test('[N2.7] bad rows are skipped with their reasons, and come back as they were in a file', async () => {
  const fileId = await house.upload(
    house.admin,
    '订单.csv',
    withRows({
      5: '1004,客户3,待定,2026-03-02,已付',
      9: '1008,客户7,7.50,2026-02-30,已付',
      12: '1011,"王五, 北京",多余,一列,2026-03-02,已付',
      20: '1019,客户18',
    }),
  )
  const { formId, jobId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const { state, result } = await house.as(house.admin).call('job.get', { jobId })
  expect(state).toBe('done')
  expect(result).toMatchObject({ imported: 36, skipped: 4, refused: false })
  expect(result.problems).toEqual([
    { row: 5, column: '金额', value: '待定', zh: '不是金额', en: 'is no amount of money' },
    { row: 9, column: '日期', value: '2026-02-30', zh: '不是日期', en: 'is no date' },
    expect.objectContaining({ row: 12, zh: expect.stringContaining('有 6 个单元格，应有 5 个') }),
    expect.objectContaining({ row: 20, zh: '只有 2 个单元格，应有 5 个' }),
  ])
  expect(await house.values(house.admin, formId)).toHaveLength(36)
  const lines = (await house.content(house.tenantId, result.errorFileId)).split('\r\n')
  expect(lines[0]).toBe('\ufeff错误原因,行号,单号,客户,金额,日期,状态')
  expect(lines[1]).toBe('金额: 不是金额,5,1004,客户3,待定,2026-03-02,已付')
  expect(lines[3]).toMatch(/,12,1011,"王五, 北京",多余,一列,2026-03-02,已付$/)
  expect(lines).toHaveLength(6)
})

test('[N2.7] the file of bad rows is for its owner alone', async () => {
  const fileId = await house.upload(house.admin, 'x.csv', withRows({ 5: '1004,客户3,待定,2026-03-02,已付' }))
  const { jobId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const { result } = await house.as(house.admin).call('job.get', { jobId })
  const info = await house.as(house.admin).call('file.get', { fileId: result.errorFileId })
  expect(info.name).toBe('x-错误行.csv')
  const request = house.as(house.head).call('file.get', { fileId: result.errorFileId })
  await expect(request).rejects.toMatchObject({ status: 404 })
})

test('[N2.7] "refuse all" imports nothing when one row is wrong, and everything when none is', async () => {
  const wrong = await house.upload(house.admin, 'a.csv', withRows({ 30: '1029,客户28,x,2026-03-02,已付' }))
  const first = await house.importApp(house.admin, wrong, { badRows: 'refuseAll' })
  await house.drain()
  const refused = await house.as(house.admin).call('job.get', { jobId: first.jobId })
  expect(refused).toMatchObject({ state: 'done', result: { imported: 0, skipped: 1, refused: true } })
  expect(refused.result.errorFileId).toEqual(expect.any(String))
  expect(await house.values(house.admin, first.formId)).toEqual([])

  const right = await house.upload(house.admin, 'b.csv', withRows({}))
  const second = await house.importApp(house.admin, right, { badRows: 'refuseAll' })
  await house.drain()
  const done = await house.as(house.admin).call('job.get', { jobId: second.jobId })
  expect(done).toMatchObject({ state: 'done', result: { imported: 40, skipped: 0, refused: false } })
  expect(await house.values(house.admin, second.formId)).toHaveLength(40)
})

test('[N1.1] rows with an unquoted comma are put together where that is certain, and shown as a doubt', async () => {
  const fileId = await house.upload(
    house.admin,
    'c.csv',
    withRows({
      // A space after the comma: one way only.
      6: '1005,张三, 北京分公司,4.50,2026-03-02,未付',
      // No space: the amount and the state fix where the parts belong, the first column is a number.
      7: '1006,李四,上海,5.50,2026-03-02,已付',
    }),
  )
  const analysis = await house.analyze(house.admin, fileId)
  const repaired = analysis.columns[1]!.doubts.find(({ code }) => code === 'repaired')
  expect(repaired?.rows).toEqual([
    { line: 6, value: '张三, 北京分公司' },
    { line: 7, value: '李四,上海' },
  ])
  expect(analysis.preview.find(({ line }) => line === 6)).toMatchObject({ repaired: [1] })
  const { formId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const names = (await house.values(house.admin, formId)).map(({ f2 }) => f2)
  expect(names.slice(4, 6)).toEqual(['张三, 北京分公司', '李四,上海'])
})

test('[N1.1] a row with two ways of joining is not guessed at', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `name${index},street ${index},${index}.5`)
  const fileId = await house.upload(
    house.admin,
    'd.csv',
    `name,street,amount\n${rows.join('\n')}\nLee,Tom,Main 5,1.5\n`,
  )
  const analysis = await house.analyze(house.admin, fileId)
  expect(analysis.badRows).toBe(1)
  expect(analysis.problems).toMatchObject([{ code: 'badRows', rows: [{ line: 32 }] }])
})

test('[N2.7] a unique field refuses what an earlier row or a record has', async () => {
  const admin = house.as(house.admin)
  const first = await house.upload(house.admin, 'e.csv', withRows({}))
  const { formId } = await house.importApp(house.admin, first)
  await house.drain()
  const { definition, version } = await admin.call('form.get', { formId })
  const fields = definition.fields.map((field: { id: string }) =>
    field.id === 'f1' ? { ...field, unique: true, required: true } : field,
  )
  await admin.call('form.saveDraft', { formId, definition: { ...definition, fields }, baseVersion: version })
  await admin.call('form.publish', { formId })
  const more = await house.upload(
    house.admin,
    'more.csv',
    '单号,客户,金额,日期,状态\n1003,旧的,1.00,2026-03-02,已付\n2000,新的,1.00,2026-03-02,已付\n2000,又一次,1.00,2026-03-02,已付\n,没有单号,1.00,2026-03-02,已付\n',
  )
  const { jobId } = await admin.call('import.intoForm', {
    formId,
    fileId: more,
    mapping: [
      { index: 0, fieldId: 'f1' },
      { index: 1, fieldId: 'f2' },
    ],
  })
  await house.drain()
  const { result } = await admin.call('job.get', { jobId })
  expect(result).toMatchObject({ imported: 1, skipped: 3 })
  expect(
    result.problems.map(({ row, column }: { row: number; column: string }) => [row, column]).sort(),
  ).toEqual([
    [2, '单号'],
    [4, '单号'],
    [5, '单号'],
  ])
  const values = await house.values(house.admin, formId)
  expect(values.filter(({ f1 }) => f1 === 2000)).toMatchObject([{ f2: '新的', f3: null }])
})
