import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse, type TestPerson } from '../../testing/test-house.ts'
import { readRows } from '../notification/testing/read-rows.ts'
import { publishDueAnnouncements } from './jobs/publish-due.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house?.close())

const minute = 60_000
const announce = (input: object = {}): Promise<{ id: string; state: string }> =>
  house.as(house.admin).call('announcement.create', {
    kind: 'business',
    title: '国庆放假安排',
    body: '十月一日至七日放假。\n请提前交接。',
    audience: { all: true },
    ...input,
  })
const mine = async (person: TestPerson) =>
  (await house.as(person).call('announcement.list', { limit: 100 })).items as {
    id: string
    readAt: string | null
  }[]
const sees = async (person: TestPerson, id: string) => (await mine(person)).some((one) => one.id === id)
const bellOf = async (person: TestPerson, id: string) => {
  const { items } = await house.as(person).call('notice.list', { limit: 100 })
  return items.filter(({ link }: { link: string }) => link === `/announcements/${id}`)
}
const everybody = () => [house.admin, house.applicant, house.head, house.finance]
/** Who of the four sees it, by name. */
const seenBy = async (id: string) => {
  const seen = await Promise.all(everybody().map((person) => sees(person, id)))
  return everybody()
    .filter((_, index) => seen[index])
    .map(({ name }) => name)
}
const publishDue = (signal = new AbortController().signal) =>
  publishDueAnnouncements.run({ services: house.house.services, signal } as never, {} as never)

describe('[P5.6] whom an announcement is for', () => {
  test('everybody, each told once in the notice center, and read by each for themselves', async () => {
    const { id, state } = await announce()
    expect(state).toBe('published')
    expect(await seenBy(id)).toEqual(everybody().map(({ name }) => name))
    for (const person of everybody()) expect(await bellOf(person, id)).toMatchObject([{ readAt: null }])
    await house.as(house.head).call('announcement.read', { announcementId: id })
    await house.as(house.head).call('announcement.read', { announcementId: id })
    expect((await mine(house.head)).find((one) => one.id === id)?.readAt).not.toBeNull()
    expect((await mine(house.finance)).find((one) => one.id === id)?.readAt).toBeNull()
    expect(await bellOf(house.head, id)).toMatchObject([{ readAt: expect.any(String) }])
    const seen = await house.as(house.admin).call('announcement.inspect', { announcementId: id })
    expect(seen).toMatchObject({ told: 4, read: 1, state: 'published' })
    expect(seen.unread.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['张三', '王财务', '管理员'].sort(),
    )
  })

  test('departments with all below them, roles, members: nobody else', async () => {
    const { id: below } = await house
      .as(house.admin)
      .call('department.create', { name: '采购一组', parentId: house.departmentId })
    const to = async (audience: object) =>
      seenBy((await announce({ audience: { all: false, ...audience } })).id)
    expect(await to({ departmentIds: [house.departmentId] })).toEqual(['张三', '李主管'])
    expect(await to({ departmentIds: [below] })).toEqual([])
    expect(await to({ roleIds: [house.roles.finance!] })).toEqual(['王财务'])
    expect(await to({ memberIds: [house.applicant.memberId], roleIds: [house.roles.finance!] })).toEqual([
      '张三',
      '王财务',
    ])
    const { id } = await announce({ audience: { all: false, memberIds: [house.applicant.memberId] } })
    for (const operation of ['announcement.get', 'announcement.read'])
      await expect(house.as(house.finance).call(operation, { announcementId: id })).rejects.toMatchObject({
        code: 'announcement.not_found',
      })
  })

  test('who announces is told what is wrong; who may not manage, cannot', async () => {
    const wrong = (input: object) =>
      announce(input).then(
        () => undefined,
        ({ fields }) => fields[0].field,
      )
    expect(await wrong({ audience: { all: false } })).toBe('audience')
    expect(await wrong({ audience: { all: false, memberIds: [house.tenantId] } })).toBe(
      'audience.memberIds.0',
    )
    expect(await wrong({ title: ' ' })).toBe('title')
    expect(await wrong({ publishAt: '2099-01-01T00:00:00Z' })).toBe('publishAt')
    const { id: announcementId } = await announce()
    const person = house.as(house.applicant)
    for (const [operation, input] of [
      ['announcement.create', { kind: 'event', title: 'x', body: '', audience: { all: true } }],
      ['announcement.withdraw', { announcementId }],
      ['announcement.inspect', { announcementId }],
    ] as const)
      await expect(person.call(operation, input)).rejects.toMatchObject({ status: 403 })
  })
})

describe('[P5.6] when it is published', () => {
  test('at its time, once, by however many servers; until then nobody sees it and it may change', async () => {
    const at = new Date(house.clock.now().getTime() + 10 * minute).toISOString()
    const { id, state } = await announce({ publishAt: at })
    expect([state, await seenBy(id)]).toEqual(['scheduled', []])
    const change = { announcementId: id, kind: 'event', title: '改过的标题', body: '', publishAt: at }
    const audience = { all: true }
    await house.as(house.admin).call('announcement.update', { ...change, audience, version: 1 })
    await expect(
      house.as(house.admin).call('announcement.update', { ...change, audience, version: 1 }),
    ).rejects.toMatchObject({ code: 'announcement.changed' })
    await publishDue()
    expect(await seenBy(id)).toEqual([])
    house.clock.advance(10 * minute)
    await Promise.all([publishDue(), publishDue(), publishDue()])
    expect(await seenBy(id)).toHaveLength(4)
    expect(await bellOf(house.head, id)).toMatchObject([{ text: '公告：改过的标题' }])
    await expect(
      house.as(house.admin).call('announcement.update', { ...change, audience, version: 2 }),
    ).rejects.toMatchObject({ code: 'announcement.published' })
  })

  test('the list goes by when it was published, page by page', async () => {
    const later = new Date(house.clock.now().getTime() + minute).toISOString()
    const { id: first } = await announce({ publishAt: later })
    const { id: second } = await announce()
    house.clock.advance(minute)
    await publishDue()
    const person = house.as(house.finance)
    const one = await person.call('announcement.list', { limit: 1 })
    const two = await person.call('announcement.list', { limit: 1, cursor: one.nextCursor })
    expect([one.items[0].id, two.items[0].id]).toEqual([first, second])
    await person.call('announcement.read', { announcementId: first })
    const unread = await person.call('announcement.list', { limit: 100, unread: true })
    expect(unread.items.map((item: { id: string }) => item.id)).not.toContain(first)
    expect(unread.items[0].id).toBe(second)
  })
})

test('[P5.6] what is withdrawn is gone from list and notice center, and what has not left yet does not', async () => {
  const { id } = await announce({ title: '发错了' })
  await readRows(
    house,
    `update notice_delivery set state = 'queued', due_at = now() where subject = '公告：发错了' returning id`,
  )
  await house.as(house.admin).call('announcement.withdraw', { announcementId: id })
  expect(await seenBy(id)).toEqual([])
  expect(await bellOf(house.head, id)).toEqual([])
  const left = await readRows<{ state: string; due_at: string | null }>(
    house,
    `select distinct state, due_at from notice_delivery where subject = '公告：发错了'`,
  )
  expect(left).toEqual([{ state: 'skipped', due_at: null }])
  await expect(
    house.as(house.admin).call('announcement.withdraw', { announcementId: id }),
  ).rejects.toMatchObject({ code: 'announcement.withdrawn' })
  await publishDue()
  expect(await seenBy(id)).toEqual([])
})
