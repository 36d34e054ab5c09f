import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../database/testing/test-database.ts'
import { type House, openHouse } from '../../house.ts'
import { manualClock, readConfig } from '../../kernel/index.ts'
import { type Browser, openBrowser } from '../identity/testing/browser.ts'
import type { Actor } from '../operation/index.ts'
import { createTenant } from '../tenancy/index.ts'

let database: TestDatabase
let one: House
let other: House
let admin: Actor
let member: Actor
let roleId: string
const clock = manualClock('2026-03-02T09:00:00+08:00')
const password = 'River-2026-gate'

// The clock stands still, so nothing that expires by itself can make these tests pass.
beforeAll(async () => {
  database = await createTestDatabase()
  const config = readConfig({ SLUICE_POOL_SIZE: '4' })
  const open = () => openHouse({ config, databaseUrl: database.url, migrated: true, running: false, clock })
  one = await open()
  other = await open()
  const { tenantId, memberId, accountId } = await createTenant(one.services, {
    code: 'acme',
    name: '顶点公司',
    plan: 'FREE',
    administrator: { name: '王芳', email: 'wang@acme.test', username: 'wang', password },
  })
  admin = { kind: 'member', tenantId, memberId, accountId, name: '王芳' }
  const created = (await one.invoke('member.create', {
    actor: { kind: 'system', tenantId, name: 'test' },
    input: { name: '李雷', email: 'li@acme.test', username: 'lilei', password },
  })) as { id: string }
  const shown = (await one.invoke('member.get', { actor: admin, input: { memberId: created.id } })) as {
    accountId: string
  }
  member = { kind: 'member', tenantId, memberId: created.id, accountId: shown.accountId, name: '李雷' }
  const role = await one.invoke('role.create', { actor: admin, input: { name: '审计', grants: [] } })
  roleId = (role as { id: string }).id
  await one.invoke('role.setMembers', { actor: admin, input: { roleId, memberIds: [created.id] } })
})
afterAll(async () => {
  await Promise.all([one.close(), other.close()])
  await database.drop()
})

const may = (house: House) =>
  house.invoke('audit.list', { actor: member, input: {} }).then(
    () => true,
    () => false,
  )
const within = <Value>(check: () => Promise<Value>, value: Value) =>
  vi.waitFor(async () => expect(await check()).toEqual(value), { timeout: 1000, interval: 10 })

test('[P4.7] a change of permissions reaches this node at once and every other within a second', async () => {
  expect([await may(one), await may(other)]).toEqual([false, false])
  const set = (grants: object[]) => one.invoke('role.setGrants', { actor: admin, input: { roleId, grants } })
  await set([{ permission: 'audit.read' }])
  expect(await may(one)).toBe(true)
  await within(() => may(other), true)
  await set([])
  expect(await may(one)).toBe(false)
  await within(() => may(other), false)
})

test('[P4.7] taking a role from a member, or the member from work, reaches every node', async () => {
  await one.invoke('role.setGrants', {
    actor: admin,
    input: { roleId, grants: [{ permission: 'audit.read' }] },
  })
  await within(() => may(other), true)
  const memberId = (member as { memberId: string }).memberId
  await other.invoke('member.update', { actor: admin, input: { memberId, roleIds: [] } })
  expect(await may(other)).toBe(false)
  await within(() => may(one), false)
})

test('[P1.5] a session ended on one node is ended on the other', async () => {
  const signIn = async (house: House): Promise<Browser> => {
    const browser = openBrowser(house.app)
    expect((await browser.post('/api/login', { login: 'lilei', password })).status).toBe(200)
    return browser
  }
  const status = async (house: House, cookie: string) =>
    (await openBrowser(house.app, cookie).get('/api/me')).status
  const lost = await signIn(one)
  const { cookie } = lost
  expect([await status(one, cookie), await status(other, cookie)]).toEqual([200, 200])
  const kept = await signIn(other)
  const answer = await kept.post('/api/me/password', {
    currentPassword: password,
    newPassword: 'Quiet-water-5',
  })
  expect(answer.body).toEqual({ endedSessions: 1 })
  expect(await status(other, cookie)).toBe(401)
  await within(() => status(one, cookie), 401)
  expect((await kept.get('/api/me')).status).toBe(200)
})
