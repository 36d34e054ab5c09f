import { RE2JS } from 're2js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createImportHouse, type ImportHouse } from './testing/import-house.ts'

let house: ImportHouse
let formId: string
beforeAll(async () => {
  house = await createImportHouse()
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '物料' })
  formId = (await admin.call('form.create', { appId, name: '物料' })).id
  const fields = [
    { id: 'number', type: 'autoNumber', name: '编号', prefix: 'M', digits: 3 },
    { id: 'code', type: 'text', name: '物料号', required: true },
    { id: 'name', type: 'text', name: '名称', required: true },
    { id: 'price', type: 'money', name: '单价', min: 0 },
  ]
  await admin.call('form.saveDraft', { formId, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
})
afterAll(() => house?.close())

async function runImport(csv: string, columns: string[], keyFieldId?: string, badRows = 'skip') {
  const admin = house.as(house.admin)
  const fileId = await house.upload(house.admin, '物料.csv', csv)
  const mapping = columns.map((fieldId, index) => ({ index, fieldId }))
  const { jobId } = await admin.call('import.intoForm', { formId, fileId, mapping, keyFieldId, badRows })
  await house.drain()
  const job = await admin.call('job.get', { jobId })
  expect(job.state).toBe('done')
  return job.result
}

const stock = async () =>
  (await house.values(house.admin, formId)).map(({ number, code, name, price }) => [
    number,
    code,
    name,
    price,
  ])

test('[N2.7] rows whose key is known change their record, the others add one', async () => {
  const first = await runImport('物料号,名称,单价\n05021,螺丝,1.50\n05022,螺母,2.00\n', [
    'code',
    'name',
    'price',
  ])
  expect(first).toMatchObject({ imported: 2, updated: 0 })
  const second = await runImport(
    '物料号,名称,单价\n05022,螺母 M8,\n05023,垫片,0.30\n',
    ['code', 'name', 'price'],
    'code',
  )
  expect(second).toMatchObject({ imported: 1, updated: 1, skipped: 0 })
  // An empty cell leaves the value alone.
  expect(await stock()).toEqual([
    ['M001', '05021', '螺丝', 1.5],
    ['M002', '05022', '螺母 M8', 2],
    ['M003', '05023', '垫片', 0.3],
  ])
  const { items } = await house
    .as(house.admin)
    .call('record.list', { formId, filter: { field: 'code', op: 'eq', value: '05022' }, limit: 5 })
  const history = await house.as(house.admin).call('record.history', { formId, recordId: items[0].id })
  expect(history.items.map(({ kind }: { kind: string }) => kind)).toEqual(['updated', 'created'])
})

test('[N2.7] a key twice in the file, on several records, or with a wrong value is reported, not guessed', async () => {
  await house.as(house.admin).call('record.create', { formId, values: { code: '05021', name: '另一个' } })
  const result = await runImport(
    '物料号,名称,单价\n05021,哪一个,1\n05022,第一次,2\n05022,第二次,3\n05023,太便宜,-1\n09000,新的,1\n09000,又来,1\n',
    ['code', 'name', 'price'],
    'code',
  )
  expect(result).toMatchObject({ imported: 1, updated: 1, skipped: 4 })
  const told = result.problems.map(({ row, zh }: { row: number; zh: string }) => [row, zh])
  expect(told).toEqual([
    [2, '有多条数据使用这个值，无法确定要更新哪一条'],
    [4, '文件中前面的行已使用这个值'],
    [5, expect.stringContaining('单价')],
    [7, expect.stringContaining('不能重复')],
  ])
  const names = (await stock()).map(([, , name]) => name)
  expect(names).toEqual(['螺丝', '第一次', '垫片', '另一个', '新的'])
})

test('[N2.7] the automatic number is a key too; a number nobody has adds nothing', async () => {
  const result = await runImport('编号,单价\nM001,9.90\nM999,1.00\n', ['number', 'price'], 'number')
  expect(result).toMatchObject({ imported: 0, updated: 1, skipped: 1 })
  expect(result.problems).toMatchObject([
    { row: 3, column: '编号', value: 'M999', zh: '没有编号为这个值的数据' },
  ])
  expect((await stock())[0]).toEqual(['M001', '05021', '螺丝', 9.9])
})

test('[N2.7] "refuse all" takes back the changes as well', async () => {
  const before = await stock()
  const result = await runImport('物料号,单价\n05022,77\n05023,x\n', ['code', 'price'], 'code', 'refuseAll')
  expect(result).toMatchObject({ imported: 0, updated: 0, skipped: 1, refused: true })
  expect(await stock()).toEqual(before)
})

test('[N2.7] a record the person may not change stays as it is, and its row says why', async () => {
  const admin = house.as(house.admin)
  const { id: roleId } = await admin.call('role.create', { code: 'adder', name: '录入' })
  const grants = ['record.import', 'record.create', 'record.read'].map((permission) => ({
    permission,
    resource: `form:${formId}`,
    scope: 'tenant',
  }))
  const own = { permission: 'record.update', resource: `form:${formId}`, scope: 'own' }
  await admin.call('role.setGrants', { roleId, grants: [...grants, own] })
  await admin.call('role.setMembers', { roleId, memberIds: [house.head.memberId] })
  const before = await stock()
  const fileId = await house.upload(house.head, 'x.csv', '物料号,名称\n05023,改掉\nA1,甲\n')
  const mapping = [
    { index: 0, fieldId: 'code' },
    { index: 1, fieldId: 'name' },
  ]
  const head = house.as(house.head)
  const { jobId } = await head.call('import.intoForm', { formId, fileId, mapping, keyFieldId: 'code' })
  await house.drain()
  const { result } = await head.call('job.get', { jobId })
  expect(result).toMatchObject({
    imported: 1,
    updated: 0,
    skipped: 1,
    problems: [{ row: 2, column: '物料号' }],
  })
  expect((await stock()).slice(0, before.length)).toEqual(before)
})

test('[N2.7] a key must be a field that tells records apart and that a column gives', async () => {
  const fileId = await house.upload(house.admin, 'y.csv', '物料号,单价\nA1,1\n')
  const mapping = [
    { index: 0, fieldId: 'code' },
    { index: 1, fieldId: 'price' },
  ]
  for (const keyFieldId of ['price', 'name']) {
    const started = house.as(house.admin).call('import.intoForm', { formId, fileId, mapping, keyFieldId })
    await expect(started).rejects.toMatchObject({
      status: 400,
      fields: [{ field: 'keyFieldId', code: 'noKey' }],
    })
  }
})

test('[C27] the patterns of an import are compared in a process of its own, for new rows and for those that change one', async () => {
  const { id: appId } = await house.as(house.admin).call('app.create', { name: '编码' })
  formId = (await house.as(house.admin).call('form.create', { appId, name: '编码' })).id
  const code = { source: '[A-Z]{2}\\d+', message: '两个字母加数字' }
  const fields = [
    { id: 'key', type: 'text', name: '键' },
    { id: 'code', type: 'text', name: '码', pattern: code },
  ]
  const admin = house.as(house.admin)
  await admin.call('form.saveDraft', { formId, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  const here = vi.spyOn(RE2JS.prototype, 'matches')
  const first = await runImport('键,码\na,AB1\nb,ab2\nc,AB3\n', ['key', 'code'])
  expect(first).toMatchObject({ imported: 2, skipped: 1, problems: [{ row: 3, column: '码', value: 'ab2' }] })
  const second = await runImport('键,码\na,CD1\nb,CD2\nc,cd3\n', ['key', 'code'], 'key')
  expect(second).toMatchObject({ imported: 1, updated: 1, skipped: 1, problems: [{ row: 4, value: 'cd3' }] })
  expect(here).not.toHaveBeenCalled()
  here.mockRestore()
  const codes = (await house.values(house.admin, formId)).map((values) => [values.key, values.code])
  expect(codes.sort()).toEqual([
    ['a', 'CD1'],
    ['b', 'CD2'],
    ['c', 'AB3'],
  ])
})
