import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company.close())

async function putDead(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  for (const id of ids) {
    await company.house.services.pools.job.query(
      `insert into outbox (tenant_id, id, topic, lane, payload, created_at, available_at, attempts, last_error)
       values ($1, $2, 'task.overdue', 'x', '{}', now(), 'infinity', 12, 'the subscriber refused')`,
      [company.tenantId, id],
    )
  }
  return ids
}

test('[N3.15] what could not be delivered is seen by who reads the log, page by page, and settled by who runs the workspace', async () => {
  const ids = await putDead(5)
  const office = company.as(company.admin)
  const first = await office.call('deadLetter.list', { limit: 3 })
  expect(first.items[0]).toMatchObject({
    id: ids[4],
    title: '待办已超时',
    topic: 'task.overdue',
    error: 'the subscriber refused',
    attempts: 12,
  })
  const second = await office.call('deadLetter.list', { limit: 3, cursor: first.nextCursor })
  expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids.toReversed())
  expect(second.nextCursor).toBe(null)

  const [gone, again, ...rest] = ids
  const stranger = company.as(company.applicant)
  await expect(stranger.call('deadLetter.list')).rejects.toMatchObject({ status: 403 })
  await expect(
    stranger.call('deadLetter.settle', { deadLetterIds: ids, verb: 'discard' }),
  ).rejects.toMatchObject({
    status: 403,
  })
  expect(await office.call('deadLetter.settle', { deadLetterIds: [gone], verb: 'discard' })).toEqual({
    count: 1,
  })
  expect(await office.call('deadLetter.settle', { deadLetterIds: [again, gone], verb: 'retry' })).toEqual({
    count: 1,
  })
  const { items } = await office.call('deadLetter.list')
  expect(items.map(({ id }: { id: string }) => id)).toEqual(rest.toReversed())
  const { rows } = await company.house.services.pools.job.query(
    `select id, attempts from outbox where available_at < 'infinity'`,
  )
  expect(rows).toEqual([{ id: again, attempts: 0 }])
})
