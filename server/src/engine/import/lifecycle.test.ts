import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createImportHouse, type ImportHouse } from './testing/import-house.ts'

let house: ImportHouse
beforeAll(async () => {
  house = await createImportHouse()
})
afterAll(() => house?.close())

const csv = (rows: number, stem = '客户') =>
  `单号,客户,金额,日期\n${Array.from({ length: rows }, (_, index) => `${index + 1},${stem}${index},${index}.50,2026-03-02`).join('\n')}\n`

/** Does something at the first sign of progress of a running import. */
function atFirstStep(action: () => Promise<unknown>): () => void {
  const { live } = house.house.services
  const publish = live.publish
  let pending: Promise<unknown> | undefined
  live.publish = (_tenant, _member, _event, data) => {
    if ((data as { state: string }).state === 'running') pending ??= action()
  }
  return () => {
    expect(pending).toBeDefined()
    live.publish = publish
  }
}

async function indexCount(formId: string): Promise<number> {
  const { rows } = await house.house.services.pools.owner.query<{ count: number }>(
    'select count(*) as count from pg_indexes where tablename = $1',
    [`form_${formId.replaceAll('-', '')}`],
  )
  return rows[0]!.count
}

test('[N2.7] an import of thousands of rows is told to open lists once, when it is there', async () => {
  const fileId = await house.upload(house.admin, 'news.csv', csv(3_000))
  const { formId } = await house.importApp(house.admin, fileId)
  const { live } = house.house.services
  const { publishGathered } = live
  const told: unknown[] = []
  live.publishGathered = (tenantId, event, data) => void told.push({ tenantId, event, data })
  await house.drain()
  live.publishGathered = publishGathered
  expect(told).toEqual([{ tenantId: house.tenantId, event: 'record.changed', data: { formId } }])
})

test('[N2.7] rows imported into a form with a flow are saved and start nothing', async () => {
  const admin = house.as(house.admin)
  const { formId } = await house.importApp(house.admin, await house.upload(house.admin, 'k.csv', csv(1)))
  await house.drain()
  const approve = {
    kind: 'approve',
    id: 'approve',
    name: '审批',
    config: { assignees: [{ type: 'member', memberIds: [house.head.memberId] }] },
  }
  const root = [{ kind: 'applicant', id: 'apply', name: '申请', config: {} }, approve]
  await admin.call('flow.saveDraft', { formId, tree: { id: 'flow', name: '审批', root } })
  await admin.call('flow.publish', { formId })
  const fileId = await house.upload(house.admin, 'l.csv', csv(5))
  const mapping = [{ index: 1, fieldId: 'f2' }]
  await admin.call('import.intoForm', { formId, fileId, mapping })
  await house.drain()
  const { items } = await admin.call('record.list', { formId, limit: 10 })
  expect(items.map((item: { flowState: unknown }) => item.flowState)).toEqual(Array(6).fill(null))
  expect((await house.as(house.head).call('task.counts')).todo).toBe(0)
})

/** A published form without records, not made from a file. */
async function emptyForm(name: string): Promise<string> {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name })
  const { id: formId } = await admin.call('form.create', { appId, name })
  const fields = [
    { id: 'f1', type: 'number', name: '单号', unique: true },
    { id: 'f2', type: 'text', name: '客户' },
  ]
  await admin.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  return formId
}

test('[N2.7] cancelling in the middle leaves no record and no trace', async () => {
  const fileId = await house.upload(house.admin, 'a.csv', csv(20_000))
  const formId = await emptyForm('取消导入')
  const mapping = [
    { index: 0, fieldId: 'f1' },
    { index: 1, fieldId: 'f2' },
  ]
  const { jobId } = await house.as(house.admin).call('import.intoForm', { formId, fileId, mapping })
  const before = await indexCount(formId)
  const done = atFirstStep(() => house.as(house.admin).call('job.cancel', { jobId }))
  await house.drain()
  done()
  const job = await house.as(house.admin).call('job.get', { jobId })
  expect(job).toMatchObject({ state: 'cancelled', result: null })
  expect(await house.values(house.admin, formId)).toEqual([])
  // Indexes that were set aside for speed are back.
  expect(await indexCount(formId)).toBe(before)
})

const appNames = async (): Promise<string[]> =>
  (await house.as(house.admin).call('app.list')).items.map(({ name }: { name: string }) => name)

test('[N1.1] an app whose import is cancelled goes with it, and its name is free again', async () => {
  const admin = house.as(house.admin)
  const fileId = await house.upload(house.admin, 'cancel.csv', csv(20_000))
  const name = '半途而废'
  const running = await house.importApp(house.admin, fileId, { name })
  const done = atFirstStep(() => admin.call('job.cancel', { jobId: running.jobId }))
  await house.drain()
  done()
  expect(await admin.call('job.get', { jobId: running.jobId })).toMatchObject({ state: 'cancelled' })
  expect(await appNames()).not.toContain(name)
  await expect(admin.call('form.get', { formId: running.formId })).rejects.toMatchObject({ status: 404 })

  const waiting = await house.importApp(house.admin, fileId, { name })
  await admin.call('job.cancel', { jobId: waiting.jobId })
  await house.drain()
  expect(await appNames()).not.toContain(name)
})

test('[N1.1] a form whose import fails goes, and the app it was added to stays', async () => {
  const admin = house.as(house.admin)
  const fileId = await house.upload(house.admin, 'fail.csv', csv(3))
  const { id: appId } = await admin.call('app.create', { name: '原有应用' })
  const columns = [{ index: 0, fieldId: 'f1', name: '单号', type: 'number' }]
  const made = await admin.call('import.createForm', { appId, fileId, formName: '订单', columns })
  // A file that is gone cannot be read, however often it is tried.
  const { tenantId } = house
  await runTransaction(house.house.services.pools.server, { tenantId, asTenantRole: true }, (transaction) =>
    transaction.query('delete from file where tenant_id = $1 and id = $2', [tenantId, fileId]),
  )
  await house.drain()
  expect(await admin.call('job.get', { jobId: made.jobId })).toMatchObject({ state: 'failed' })
  expect((await admin.call('app.get', { appId })).forms).toEqual([])
  expect(await appNames()).toContain('原有应用')
})

test('[N1.1] what somebody has put to use while the import ran stays when it is cancelled', async () => {
  const admin = house.as(house.admin)
  const fileId = await house.upload(house.admin, 'used.csv', csv(20_000))
  const { formId, jobId } = await house.importApp(house.admin, fileId, { name: '已在使用' })
  const done = atFirstStep(async () => {
    await admin.call('record.create', { formId, values: { f2: '手工' } })
    await admin.call('job.cancel', { jobId })
  })
  await house.drain()
  done()
  expect(await admin.call('job.get', { jobId })).toMatchObject({ state: 'cancelled' })
  expect(await house.values(house.admin, formId)).toMatchObject([{ f2: '手工' }])
  expect(await appNames()).toContain('已在使用')
})

test('[N2.7] an import whose connection dies starts again and imports every row once', async () => {
  const fileId = await house.upload(house.admin, 'b.csv', csv(5_000))
  const { formId, jobId } = await house.importApp(house.admin, fileId)
  const { pools } = house.house.services
  const done = atFirstStep(() =>
    pools.server.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy %' and datname = current_database()`,
    ),
  )
  await house.drain()
  done()
  expect(await house.as(house.admin).call('job.get', { jobId })).toMatchObject({ state: 'running' })
  expect(await house.values(house.admin, formId)).toEqual([])
  // The queue waits a little before it tries again; the test does not.
  await pools.job.query(`update pgboss.job set start_after = now() where state = 'retry'`)
  await house.drain()
  const job = await house.as(house.admin).call('job.get', { jobId })
  expect(job).toMatchObject({ state: 'done', result: { imported: 5_000, skipped: 0 } })
  const values = await house.values(house.admin, formId)
  expect(values.map(({ f1 }) => f1)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1))
})

test('[N2.7] every imported record has the beginning of its history, its maker and his department', async () => {
  const fileId = await house.upload(house.admin, 'c.csv', csv(3))
  const { formId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const { items } = await house.as(house.admin).call('record.list', { formId, limit: 10 })
  for (const record of items) {
    expect(record).toMatchObject({ createdBy: house.admin.memberId, version: 1, flowState: null })
    const history = await house.as(house.admin).call('record.history', { formId, recordId: record.id })
    expect(history.items).toMatchObject([{ kind: 'created' }])
  }
  const found = await house.as(house.admin).call('record.search', { formId, text: '客户1', limit: 5 })
  expect(found.items.length).toBe(1)
})

test('[N2.7] a second import adds to the form, with its automatic numbers and without gaps', async () => {
  const admin = house.as(house.admin)
  const first = await house.upload(house.admin, 'd.csv', csv(3))
  const { formId } = await house.importApp(house.admin, first)
  await house.drain()
  const { definition, version } = await admin.call('form.get', { formId })
  const fields = [
    ...definition.fields,
    { id: 'number', type: 'autoNumber', name: '编号', prefix: 'PO-', digits: 4 },
  ]
  await admin.call('form.saveDraft', { formId, definition: { ...definition, fields }, baseVersion: version })
  await admin.call('form.publish', { formId })
  const second = await house.upload(house.admin, 'e.csv', `${csv(2, '新客户')}x,坏行,y,z\n`)
  const { jobId } = await admin.call('import.intoForm', {
    formId,
    fileId: second,
    mapping: [
      { index: 1, fieldId: 'f2' },
      { index: 2, fieldId: 'f3' },
    ],
  })
  await house.drain()
  expect((await admin.call('job.get', { jobId })).result).toMatchObject({ imported: 2, skipped: 1 })
  await admin.call('record.create', { formId, values: { f2: '手工' } })
  const values = await house.values(house.admin, formId)
  expect(values.map(({ number }) => number ?? null)).toEqual([
    null,
    null,
    null,
    'PO-0001',
    'PO-0002',
    'PO-0003',
  ])
})

test('[N2.7] a mapping that does not fit is refused before anything starts', async () => {
  const fileId = await house.upload(house.admin, 'f.csv', csv(3))
  const { formId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const wrong = house.as(house.admin).call('import.intoForm', {
    formId,
    fileId,
    mapping: [
      { index: 0, fieldId: 'nothing' },
      { index: 1, fieldId: 'f2' },
      { index: 2, fieldId: 'f2' },
    ],
  })
  await expect(wrong).rejects.toMatchObject({
    status: 400,
    fields: [
      { field: 'mapping.0.fieldId', code: 'noSuchField' },
      { field: 'mapping.2.fieldId', code: 'twice' },
    ],
  })
})

test('[N2.7] who may not import is refused, and another company sees neither file, form nor job', async () => {
  const fileId = await house.upload(house.admin, 'g.csv', csv(3))
  const { formId, jobId } = await house.importApp(house.admin, fileId)
  await house.drain()
  const mapping = [{ index: 1, fieldId: 'f2' }]
  const own = await house.upload(house.applicant, 'h.csv', csv(3))
  const applicant = house.as(house.applicant)
  await expect(applicant.call('import.intoForm', { formId, fileId: own, mapping })).rejects.toMatchObject({
    status: 403,
  })
  const columns = [{ index: 0, fieldId: 'a', name: 'a', type: 'text' }]
  const newApp = applicant.call('import.createApp', { fileId: own, appName: 'x', formName: 'x', columns })
  await expect(newApp).rejects.toMatchObject({ status: 403 })

  const other = await house.addTenant('globex')
  const stranger = house.as(other.admin)
  await expect(stranger.call('import.analyze', { fileId })).rejects.toMatchObject({ status: 404 })
  await expect(stranger.call('job.get', { jobId })).rejects.toMatchObject({ status: 404 })
  const theirs = await house.upload(other.admin, 'i.csv', csv(3))
  await expect(stranger.call('import.intoForm', { formId, fileId: theirs, mapping })).rejects.toMatchObject({
    status: 404,
  })
  await expect(stranger.call('export.start', { formId, format: 'csv' })).rejects.toMatchObject({
    status: 404,
  })
})

test('[N1.1] an app name that is taken refuses the whole act: no form, no job', async () => {
  const fileId = await house.upload(house.admin, 'j.csv', csv(3))
  await house.importApp(house.admin, fileId, { name: '同名' })
  await house.drain()
  const jobsBefore = (await house.as(house.admin).call('job.list', { limit: 200 })).items.length
  await expect(house.importApp(house.admin, fileId, { name: '同名' })).rejects.toMatchObject({ status: 400 })
  expect((await house.as(house.admin).call('job.list', { limit: 200 })).items.length).toBe(jobsBefore)
})
