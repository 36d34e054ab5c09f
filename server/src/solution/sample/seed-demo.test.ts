import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../platform/operation/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { seedDemo } from './index.ts'

let house: TestHouse
let people: Actor[]
beforeAll(async () => {
  house = await createTestHouse({ environment: { SLUICE_DEMO: '1' } })
  const { services } = house.house
  expect(await seedDemo(services, house.drain)).toBe(true)
  const { rows } = await services.pools.owner.query<{ id: string }>('select id from tenant where demo')
  const tenantId = rows[0]!.id
  const system: Actor = { kind: 'system', tenantId, name: 'test' }
  const shown = await house.house.invoke('identity.demoPeople', { actor: { kind: 'anonymous' }, input: {} })
  const found = (shown as { people: { memberId: string; name: string }[] }).people
  people = await Promise.all(
    found.map(async ({ memberId, name }): Promise<Actor> => {
      const member = await house.house.invoke('member.get', { actor: system, input: { memberId } })
      const { accountId } = member as { accountId: string }
      return { kind: 'member', tenantId, memberId, accountId, name }
    }),
  )
})
afterAll(() => house?.close())

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape; the registry checks them against the schema
const ask = (actor: Actor, operation: string, input: object = {}): Promise<any> =>
  house.house.invoke(operation, { actor, input })

test('[N3.11] the demo starts with work in every state for the person who is to do it', async () => {
  const [applicant, head, finance] = people as [Actor, Actor, Actor]
  const counts = await Promise.all([applicant, head, finance].map((person) => ask(person, 'task.counts')))
  const returned = (await ask(applicant, 'task.list', { box: 'todo' })).items
  expect(returned.length).toBeLessThanOrEqual(1)
  // The order that came back is its buyer's; the last five wait for the head, those of large sums before for finance.
  expect(counts[1].todo).toBe(5)
  expect(counts[2].todo).toBeGreaterThan(0)
  expect(counts[2].cc).toBe(3)
})

test('[P5.6] what people were told of a year is read, but for the latest', async () => {
  const unread = await Promise.all(people.map((person) => ask(person, 'notice.counts')))
  for (const [index, { unread: count }] of unread.slice(0, 3).entries()) {
    expect(count, `person ${index}`).toBeGreaterThanOrEqual(2)
    expect(count, `person ${index}`).toBeLessThanOrEqual(4)
  }
  const [, head] = people as [Actor, Actor]
  const { items } = await ask(head, 'notice.list', { limit: 100 })
  expect(items.length).toBeGreaterThan(40)
  expect(items.map(({ readAt }: { readAt: string | null }) => readAt === null).lastIndexOf(true)).toBe(2)
})

test('[N2.9] the orders are numbered without gaps, the old ones first', async () => {
  const admin = people[3]!
  const { items: apps } = await ask(admin, 'app.list')
  const { forms } = await ask(admin, 'app.get', { appId: apps[0].id })
  const orders = forms.find(({ name }: { name: string }) => name === '采购单')
  const sort = [{ field: 'number', direction: 'asc' }]
  const { items } = await ask(admin, 'record.list', { formId: orders.id, sort, limit: 100 })
  const values = items.map((item: { values: { number: string; ordered_on: string } }) => item.values)
  expect(values.map(({ number }: { number: string }) => Number(number.slice(-4)))).toEqual(
    Array.from({ length: 48 }, (_, index) => index + 1),
  )
  const month = (index: number) => values[index].ordered_on.slice(0, 7)
  expect([month(0) < month(20), month(20) < month(47)]).toEqual([true, true])
  // The numbers of this month say something on its first day, too.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(house.clock.now())
  expect(values[47].ordered_on).toBe(today)
})

test('[P2.2] a demo that is there is not made again', async () => {
  expect(await seedDemo(house.house.services, house.drain)).toBe(false)
})
