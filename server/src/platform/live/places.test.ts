import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNews } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { openPlaces } from './places.ts'

const limits = {
  stream: { member: 3, tenant: 5, process: 100 },
  upload: { member: 2, tenant: 3, process: 100 },
}

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house?.close())

/** A server process, as far as places know one. */
async function process(given = limits) {
  const { pools } = house.house.services
  const news = await openNews(house.databaseUrl, pools.identity)
  const places = await openPlaces({ pools, news }, given)
  return { take: places.take, die: () => news.close() }
}

const owner = (memberId = newId(), tenantId = house.tenantId) => ({ tenantId, memberId })
const refused = (code: string, limit: number) => ({ code, status: 429, params: { limit } })

test('[7.A13] places of a member and of a workspace are bounded over all processes, each kind on its own', async () => {
  const [one, two] = [await process(), await process()]
  const me = owner()
  const leave = await one.take('stream', me)
  await two.take('stream', me)
  await one.take('stream', me)
  for (const { take } of [one, two])
    await expect(take('stream', me)).rejects.toMatchObject(refused('live.too_many_streams', 3))
  await two.take('upload', me)
  await one.take('stream', owner())
  await two.take('stream', owner())
  await expect(two.take('stream', owner())).rejects.toMatchObject(refused('live.too_many_streams', 5))
  // Another workspace has its own.
  await two.take('stream', owner(newId(), newId()))
  leave()
  leave()
  await expect
    .poll(() =>
      two.take('stream', me).then(
        () => 'taken',
        () => 'refused',
      ),
    )
    .toBe('taken')
  await expect(one.take('stream', me)).rejects.toMatchObject({ status: 429 })
  await one.die()
  await two.die()
})

test('[7.A13] what a process held that died is free at once', async () => {
  const [one, two] = [await process(), await process()]
  const me = owner(newId(), newId())
  await one.take('upload', me)
  await one.take('upload', me)
  await expect(two.take('upload', me)).rejects.toMatchObject(refused('file.too_many_uploads', 2))
  await one.die()
  await expect
    .poll(() =>
      two.take('upload', me).then(
        () => 'taken',
        () => 'refused',
      ),
    )
    .toBe('taken')
  await two.die()
})

test('[7.A13] of many who come at the same moment no more get in', async () => {
  const processes = [await process(), await process(), await process()]
  const tenantId = newId()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => processes[index % 3]!.take('stream', owner(newId(), tenantId))),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  for (const { die } of processes) await die()
})

test('[7.A13] a process bounds its own, and what it could not give back is given back later', async () => {
  const { take, die } = await process({ ...limits, stream: { member: 3, tenant: 5, process: 2 } })
  const me = owner(newId(), newId())
  const leave = await take('stream', me)
  await take('stream', me)
  await expect(take('stream', me)).rejects.toMatchObject(refused('live.too_many_streams', 2))
  const { identity } = house.house.services.pools
  const { connect } = identity
  identity.connect = () => Promise.reject(new Error('away'))
  leave()
  await new Promise((resolve) => setImmediate(resolve))
  identity.connect = connect
  // The one that was left is still counted, until its process writes again.
  const wide = await process()
  await wide.take('stream', me)
  await expect(wide.take('stream', me)).rejects.toMatchObject(refused('live.too_many_streams', 3))
  await take('stream', me)
  await wide.die()
  await die()
})
