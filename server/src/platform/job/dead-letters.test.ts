import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { systemRecords } from '../../testing/system-records.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company.close())

async function putDead(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  for (const [index, id] of ids.entries()) {
    await company.house.services.pools.job.query(
      `insert into outbox (tenant_id, id, topic, lane, payload, created_at, available_at, attempts, last_error)
       values ($1, $2, 'task.overdue', 'x', '{}', now() + $3 * interval '1 second', 'infinity', 12, 'the subscriber refused')`,
      [company.tenantId, id, index],
    )
  }
  return ids
}

test('[N3.15] what could not be delivered is seen by who reads the log, page by page, and settled by who runs the workspace', async () => {
  const ids = await putDead(5)
  const office = company.as(company.admin)
  const first = await systemRecords(office, 'undelivered', { limit: 3 })
  expect(first.items[0]).toMatchObject({
    id: ids[4],
    title: '待办已超时',
    values: { what: 'task.overdue', error: 'the subscriber refused', attempts: 12 },
  })
  const second = await systemRecords(office, 'undelivered', { limit: 3, cursor: first.nextCursor })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed())
  expect(second.nextCursor).toBe(null)

  const [gone, again, ...rest] = ids
  const stranger = company.as(company.applicant)
  await expect(systemRecords(stranger, 'undelivered')).rejects.toMatchObject({ status: 403 })
  for (const operation of ['deadLetter.retry', 'deadLetter.discard'])
    await expect(stranger.call(operation, { deadLetterId: gone })).rejects.toMatchObject({ status: 403 })
  await office.call('deadLetter.discard', { deadLetterId: gone })
  await office.call('deadLetter.retry', { deadLetterId: again })
  for (const operation of ['deadLetter.retry', 'deadLetter.discard'])
    await expect(office.call(operation, { deadLetterId: gone })).rejects.toMatchObject({ status: 404 })
  const { items } = await systemRecords(office, 'undelivered')
  expect(items.map(({ id }) => id)).toEqual(rest.toReversed())
  const { rows } = await company.house.services.pools.job.query(
    `select id, attempts from outbox where available_at < 'infinity'`,
  )
  expect(rows).toEqual([{ id: again, attempts: 0 }])
})

test('[9.2] several are given up at once, each with its result', async () => {
  const ids = await putDead(3)
  const office = company.as(company.admin)
  const { jobId } = await office.call('action.start', {
    formId: (await systemRecords(office, 'undelivered')).items[0]!.formId,
    action: 'deadLetter.discard',
    recordIds: ids,
  })
  await company.drain()
  const { items } = await office.call('action.results', { jobId, limit: 50 })
  expect(items.map(({ state }: { state: string }) => state)).toEqual(['done', 'done', 'done'])
  const left = await systemRecords(office, 'undelivered')
  expect(left.items.filter(({ id }) => ids.includes(id))).toEqual([])
})
