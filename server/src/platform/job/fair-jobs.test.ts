import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { bootstrapDatabase, runTransaction, writeOutbox } from '../../database/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { defineJob } from './define-job.ts'
import { startWorker, type Worker } from './worker.ts'

let house: TestHouse
let worker: Worker
const running: string[] = []
const letGo = Promise.withResolvers<void>()

const slowJob = defineJob({
  name: 'test.slow',
  input: z.object({ who: z.string() }),
  run: async (_, { who }) => {
    running.push(who)
    if (who.startsWith('greedy')) await letGo.promise
  },
})

beforeAll(async () => {
  house = await createTestHouse()
  const addresses = await bootstrapDatabase(house.databaseUrl, () => Promise.reject(new Error('no secret')))
  const { services } = house.house
  worker = await startWorker({ services, addresses, subscribers: [], jobs: [slowJob], running: true })
})
afterAll(async () => {
  letGo.resolve()
  await worker?.stop()
  await house?.close()
})

async function enqueue(tenantId: string, who: string): Promise<void> {
  const { pools, clock } = house.house.services
  await runTransaction(pools.server, { tenantId, asTenantRole: true }, (transaction) =>
    writeOutbox(
      transaction,
      [{ topic: 'job:test.slow', version: 1, lane: who, payload: { input: { who } } }],
      clock.now(),
    ),
  )
  worker.nudge()
}

test('[P4.6] one tenant’s many long jobs do not keep another’s waiting', async () => {
  const rival = await house.addTenant('rival')
  for (const turn of [1, 2, 3, 4, 5]) await enqueue(house.tenantId, `greedy ${turn}`)
  await expect.poll(() => running, { timeout: 10_000 }).toContain('greedy 1')
  await enqueue(rival.tenantId, 'modest')
  await expect.poll(() => running, { timeout: 10_000 }).toContain('modest')
  expect(running.filter((who) => who.startsWith('greedy'))).toEqual(['greedy 1'])
  letGo.resolve()
  await expect.poll(() => running.length, { timeout: 20_000 }).toBe(6)
})
