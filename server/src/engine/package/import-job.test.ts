import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import type { JobContext } from '../../platform/job/index.ts'
import { createContext } from '../../platform/operation/index.ts'
import type { TestCaller } from '../../testing/test-house.ts'
import { importPackageJob } from './jobs/import-package-job.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
let office: TestCaller
let text: string
/** Records of the package: several batches. */
const many = 1600
beforeAll(async () => {
  house = await createPackageHouse()
  office = house.as(house.admin)
  const { id: appId } = await office.call('app.create', { name: '大应用' })
  const { id: formId } = await office.call('form.create', { appId, name: '明细' })
  const fields = [{ id: 'what', name: '内容', type: 'text' }]
  await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await office.call('form.publish', { formId })
  const file = JSON.parse(await house.exported(house.admin, appId, true))
  const at = '2026-03-01T00:00:00.000Z'
  file.parts.records[0].records = Array.from({ length: many }, (_, index) => ({
    id: `5a3b1cff-0000-4000-8000-${String(index).padStart(12, '0')}`,
    createdAt: at,
    createdBy: null,
    updatedAt: at,
    updatedBy: null,
    ownerDepartmentId: null,
    values: { what: `第 ${index} 条` },
  }))
  text = JSON.stringify(file)
})
afterAll(() => house?.close())

const apps = async (name: string) =>
  (await office.call('app.list')).items.filter((one: { name: string }) => one.name === name)

async function start(name: string, more: object = {}): Promise<{ jobId: string; fileId: string }> {
  const fileId = await house.upload(house.admin, text)
  return { fileId, ...(await office.call('app.startImport', { fileId, name, ...more })) }
}

/** Runs a job as the queue does, until `stop` says after how many transactions its process ends. */
async function deliver(jobId: string, stop: number): Promise<void> {
  const { services } = house.house
  const { tenantId, actor } = house.admin
  const stopping = new AbortController()
  let count = 0
  const transact: JobContext['transact'] = (work) => {
    count += 1
    if (count > stop) stopping.abort()
    return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) => {
      const origin = { requestId: crypto.randomUUID(), locale: 'zh' as const }
      return work(createContext({ services, transaction, actor, operationId: 'job', origin }).context)
    })
  }
  const { signal } = stopping
  await importPackageJob.run({ services, tenantId, signal, transact, transactBulk: transact }, {
    jobId,
  } as never)
}

test('[N1.3] a large package is imported by a job that shows how far it is, and the app is there at its end', async () => {
  const fileId = await house.upload(house.admin, text)
  expect(await office.call('app.checkPackage', { fileId })).toMatchObject({ large: true })
  const { live } = house.house.services
  const steps: { processed: number; total: number }[] = []
  const publish = live.publish
  live.publish = (tenant, member, event, data) => {
    if (event === 'job.progress') steps.push(data as never)
    publish(tenant, member, event, data)
  }
  const { jobId } = await start('大应用 后台')
  expect(await apps('大应用 后台')).toEqual([])
  await house.drain()
  live.publish = publish
  const job = await office.call('job.get', { jobId })
  expect(job).toMatchObject({ state: 'done', total: many + 2, result: { left: [] } })
  expect(steps.some(({ processed }) => processed > 0 && processed < many)).toBe(true)
  const [app] = await apps('大应用 后台')
  expect(app.id).toBe(job.result.id)
  const { forms } = await office.call('app.get', { appId: app.id })
  expect((await office.call('record.count', { formId: forms[0].id })).count).toBe(many)
})

test('[N1.3] a process that ends in the middle of an import leaves nothing, and the job that begins again makes the app once', async () => {
  const { jobId } = await start('大应用 中断')
  await expect(deliver(jobId, 4)).rejects.toThrow('starts again later')
  expect(await office.call('job.get', { jobId })).toMatchObject({ state: 'running' })
  expect(await apps('大应用 中断')).toEqual([])
  await house.drain()
  expect(await office.call('job.get', { jobId })).toMatchObject({ state: 'done' })
  expect(await apps('大应用 中断')).toHaveLength(1)
  await deliver(jobId, Number.POSITIVE_INFINITY)
  expect(await apps('大应用 中断')).toHaveLength(1)
})

test('[N1.3] an import that is cancelled, or whose file is wrong somewhere, makes nothing and says where', async () => {
  const { jobId } = await start('大应用 取消')
  await office.call('job.cancel', { jobId })
  await house.drain()
  expect(await office.call('job.get', { jobId })).toMatchObject({ state: 'cancelled' })
  expect(await apps('大应用 取消')).toEqual([])
  const broken = JSON.parse(text)
  broken.parts.records[0].records[many - 1].values.what = 7
  const fileId = await house.upload(house.admin, JSON.stringify(broken))
  const bad = await office.call('app.startImport', { fileId, name: '大应用 坏' })
  await house.drain()
  const { state, error } = await office.call('job.get', { jobId: bad.jobId })
  expect(state).toBe('failed')
  expect(error.message).toContain('明细: 内容')
  expect(await apps('大应用 坏')).toEqual([])
})

test('[N1.3] what has to be decided, a name that is taken and a shape that is wrong are told before the job begins', async () => {
  const fileId = await house.upload(house.admin, text)
  await expect(office.call('app.startImport', { fileId, name: '大应用' })).rejects.toMatchObject({
    fields: [{ field: 'name' }],
  })
  const outside = [{ id: crypto.randomUUID(), to: null }]
  await expect(office.call('app.startImport', { fileId, name: '新的', outside })).rejects.toMatchObject({
    fields: [{ field: 'outside.0.id' }],
  })
  const bent = JSON.parse(text)
  bent.parts.forms[0].name = ''
  const wrong = await house.upload(house.admin, JSON.stringify(bent))
  await expect(office.call('app.startImport', { fileId: wrong, name: '新的' })).rejects.toMatchObject({
    code: 'package.broken',
    params: { where: 'parts.forms.0.name' },
  })
  const stranger = house.as(house.applicant)
  await expect(stranger.call('app.startImport', { fileId, name: '新的' })).rejects.toMatchObject({
    status: 403,
  })
})
