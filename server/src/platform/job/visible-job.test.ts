import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '../../database/index.ts'
import { defineError } from '../../kernel/index.ts'
import { createTestHouse, type TestHouse, type TestPerson } from '../../testing/test-house.ts'
import { createContext } from '../operation/index.ts'
import {
  defineVisibleJob,
  type JobContext,
  startVisibleJob,
  type VisibleJob,
  type VisibleJobContext,
} from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house?.close())

const refused = defineError('test.refused', 400, {
  zh: '文件里有 {count} 处错误',
  en: '{count} faults in the file',
})

/** Starts a job as an operation would, without one. */
async function start<Input>(person: TestPerson, job: VisibleJob<Input>, input: Input): Promise<string> {
  const { services } = house.house
  const { tenantId, actor } = person
  return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) => {
    const origin = { requestId: randomUUID(), locale: 'zh' as const }
    const { context } = createContext({ services, transaction, actor, operationId: 'test', origin })
    return startVisibleJob(context, job, { title: '测试', input })
  })
}

/** Runs a job once, as the queue does for a delivery. */
async function deliver(person: TestPerson, job: VisibleJob<never>, jobId: string): Promise<void> {
  const { services } = house.house
  const { tenantId } = person
  const transact: JobContext['transact'] = (work) =>
    runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) => {
      const origin = { requestId: randomUUID(), locale: 'zh' as const }
      const { actor } = person
      return work(createContext({ services, transaction, actor, operationId: 'job', origin }).context)
    })
  const { signal } = new AbortController()
  const context: JobContext = { services, tenantId, signal, transact, transactBulk: transact }
  await job.run(context, { jobId } as never)
}

const countJob = defineVisibleJob({
  name: 'test.count',
  words: { zh: '测试', en: 'Test' },
  input: z.object({ to: z.int() }),
  run: async ({ progress, transact }, { to }) => {
    progress.expect(to)
    for (let i = 1; i <= to; i++) await progress.advance(i)
    await transact(({ transaction }) => progress.complete(transaction, { counted: to }))
  },
})

test('[N2.7] a job shows its progress and result to its owner and to nobody else', async () => {
  const heard: { event: string; data: unknown }[] = []
  const { live } = house.house.services
  const publish = live.publish
  live.publish = (_tenant, memberId, event, data) => {
    if (memberId === house.applicant.memberId) heard.push({ event, data })
  }
  const jobId = await start(house.applicant, countJob, { to: 1000 })
  const owner = house.as(house.applicant)
  expect(await owner.call('job.get', { jobId })).toMatchObject({
    state: 'queued',
    progress: 0,
    title: '测试',
  })
  await deliver(house.applicant, countJob as never, jobId)
  live.publish = publish

  expect(await owner.call('job.get', { jobId })).toMatchObject({
    state: 'done',
    progress: 1,
    processed: 1000,
    total: 1000,
    result: { counted: 1000 },
  })
  expect(heard.at(-1)).toEqual({
    event: 'job.progress',
    data: { jobId, state: 'done', progress: 1, processed: 1000, total: 1000, result: { counted: 1000 } },
  })
  // A thousand steps within a moment are not a thousand messages.
  expect(heard.length).toBeLessThan(10)
  await expect(house.as(house.head).call('job.get', { jobId })).rejects.toMatchObject({ status: 404 })
  await expect(house.as(house.head).call('job.cancel', { jobId })).rejects.toMatchObject({ status: 404 })
  const { items } = await owner.call('job.list', { limit: 1 })
  expect(items.map((item: { id: string }) => item.id)).toEqual([jobId])
  expect((await house.as(house.head).call('job.list')).items).toEqual([])
})

test('[N2.7] a repeated delivery of a finished job does nothing', async () => {
  let runs = 0
  const job = defineVisibleJob({
    name: 'test.once',
    words: { zh: '测试', en: 'Test' },
    input: z.object({}),
    run: async ({ progress, transact }) => {
      runs++
      await transact(({ transaction }) => progress.complete(transaction, {}))
    },
  })
  const jobId = await start(house.applicant, job, {})
  await deliver(house.applicant, job as never, jobId)
  await deliver(house.applicant, job as never, jobId)
  expect(runs).toBe(1)
})

test('[N2.7] a job cancelled while it waits never runs', async () => {
  const jobId = await start(house.applicant, countJob, { to: 5 })
  const owner = house.as(house.applicant)
  expect(await owner.call('job.cancel', { jobId })).toMatchObject({ state: 'cancelled' })
  await deliver(house.applicant, countJob as never, jobId)
  expect(await owner.call('job.get', { jobId })).toMatchObject({ state: 'cancelled', processed: 0 })
})

test('[N2.7] a running job stops at its next step after the owner cancels', async () => {
  const job = defineVisibleJob({
    name: 'test.endless',
    words: { zh: '测试', en: 'Test' },
    input: z.object({}),
    run: async ({ progress, jobId }) => {
      await house.as(house.applicant).call('job.cancel', { jobId })
      for (let i = 1; ; i++) await progress.advance(i)
    },
  })
  const jobId = await start(house.applicant, job, {})
  await deliver(house.applicant, job as never, jobId)
  expect(await house.as(house.applicant).call('job.get', { jobId })).toMatchObject({ state: 'cancelled' })
})

test('[N2.7] cancelling at the last moment undoes the outcome with the job', async () => {
  const job = defineVisibleJob({
    name: 'test.late-cancel',
    words: { zh: '测试', en: 'Test' },
    input: z.object({}),
    run: async ({ progress, transact, jobId }) => {
      await house.as(house.applicant).call('job.cancel', { jobId })
      await transact(async (context) => {
        await context.db.updateTable('job').set({ title: 'half made' }).where('id', '=', jobId).execute()
        await progress.complete(context.transaction, {})
      })
    },
  })
  const jobId = await start(house.applicant, job, {})
  await deliver(house.applicant, job as never, jobId)
  expect(await house.as(house.applicant).call('job.get', { jobId })).toMatchObject({
    state: 'cancelled',
    title: '测试',
  })
})

test('[N2.7] a refusal fails the job for good, in the language of the reader', async () => {
  const job = defineVisibleJob({
    name: 'test.refusing',
    words: { zh: '测试', en: 'Test' },
    input: z.object({}),
    run: async () => {
      throw refused({ count: 3 })
    },
  })
  const jobId = await start(house.applicant, job, {})
  await deliver(house.applicant, job as never, jobId)
  const chinese = await house.as(house.applicant).call('job.get', { jobId })
  expect(chinese).toMatchObject({
    state: 'failed',
    error: { code: 'test.refused', message: '文件里有 3 处错误' },
  })
  const english = await house.as(house.applicant, { locale: 'en' }).call('job.get', { jobId })
  expect(english.error.message).toBe('3 faults in the file')
})

test('[N2.7] a job that died is taken up again; after four failures it says so', async () => {
  const job = defineVisibleJob({
    name: 'test.dying',
    words: { zh: '测试', en: 'Test' },
    input: z.object({}),
    run: async () => {
      throw new Error('disk full')
    },
  })
  const jobId = await start(house.applicant, job, {})
  const owner = house.as(house.applicant)
  for (let attempt = 1; attempt < 4; attempt++) {
    await expect(deliver(house.applicant, job as never, jobId)).rejects.toThrow('disk full')
    expect(await owner.call('job.get', { jobId })).toMatchObject({ state: 'running' })
  }
  await deliver(house.applicant, job as never, jobId)
  expect(await owner.call('job.get', { jobId })).toMatchObject({
    state: 'failed',
    error: { code: 'job.failed' },
  })
})

test('[N2.7] what was made for a job is taken back when it was cancelled or failed for good, and only then', async () => {
  const abandoned: string[] = []
  const endings = {
    done: ({ transact, progress }: VisibleJobContext) =>
      transact(({ transaction }) => progress.complete(transaction, {})),
    cancelled: async ({ progress, jobId }: VisibleJobContext) => {
      await house.as(house.applicant).call('job.cancel', { jobId })
      await progress.advance(1)
    },
    refused: async () => {
      throw refused({ count: 1 })
    },
  }
  const job = defineVisibleJob({
    name: 'test.abandon',
    words: { zh: '测试', en: 'Test' },
    input: z.object({ ending: z.enum(['done', 'cancelled', 'refused']) }),
    run: (visible, { ending }) => endings[ending](visible),
    abandon: async (_, { ending }) => void abandoned.push(ending),
  })
  for (const ending of ['done', 'cancelled', 'refused'] as const) {
    await deliver(house.applicant, job as never, await start(house.applicant, job, { ending }))
  }
  expect(abandoned).toEqual(['cancelled', 'refused'])
  const waiting = await start(house.applicant, job, { ending: 'done' })
  await house.as(house.applicant).call('job.cancel', { jobId: waiting })
  await deliver(house.applicant, job as never, waiting)
  expect(abandoned).toEqual(['cancelled', 'refused', 'done'])
})
