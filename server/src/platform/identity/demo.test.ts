import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { readConfig } from '../../kernel/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { createTenant } from '../tenancy/index.ts'
import { setDemoPeople } from './index.ts'
import { openBrowser } from './testing/browser.ts'

let company: TestHouse
let plain: TestHouse
let memberId: string
beforeAll(async () => {
  ;[company, plain] = await Promise.all([
    createTestHouse({ environment: { SLUICE_DEMO: '1' } }),
    createTestHouse(),
  ])
  memberId = await addDemo(company)
})
afterAll(() => Promise.all([company.close(), plain.close()]))

async function addDemo({ house }: TestHouse): Promise<string> {
  const { services } = house
  const demo = await createTenant(services, {
    code: 'demo',
    name: '川流演示',
    plan: 'PROFESSIONAL',
    demo: true,
    administrator: { name: '林采购', username: 'demo-lin' },
  })
  await runTransaction(services.pools.server, { tenantId: demo.tenantId }, (transaction) =>
    setDemoPeople(transaction, demo.tenantId, [
      {
        memberId: demo.memberId,
        role: { zh: '采购员', en: 'Purchaser' },
        hint: { zh: '提一张采购申请', en: 'Ask for a purchase' },
      },
    ]),
  )
  return demo.memberId
}

test('a visitor of a demo house sees its people in their language and enters as one of them', async () => {
  const people = await company.house.app.inject({
    url: '/api/demo/people',
    headers: { 'accept-language': 'en' },
  })
  expect(people.json()).toEqual({
    people: [{ memberId, name: '林采购', role: 'Purchaser', hint: 'Ask for a purchase' }],
  })
  const visitor = openBrowser(company.house.app)
  expect((await visitor.get('/api/demo/people')).body.people[0].role).toBe('采购员')
  expect((await visitor.post('/api/demo/login', { memberId })).body).toMatchObject({ memberId })
  expect((await visitor.get('/api/me')).body).toMatchObject({
    tenant: { code: 'demo', demo: true },
    member: { id: memberId },
  })
})

test('[P5.5] entering as a demo person stands in the log of sign-ins, as every other way does', async () => {
  const { services } = company.house
  const visitor = openBrowser(company.house.app)
  const { tenantId } = (await visitor.post('/api/demo/login', { memberId })).body
  const { rows } = await runTransaction(services.pools.server, { tenantId }, (transaction) =>
    transaction.query<{ member_id: string; outcome: string }>(
      'select member_id, outcome from workspace_login where tenant_id = $1',
      [tenantId],
    ),
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['signedIn']))
  expect(new Set(rows.map((row) => row.member_id))).toEqual(new Set([memberId]))
})

test('nobody enters as a member who is no demo person, nor with an empty password', async () => {
  const visitor = openBrowser(company.house.app)
  const asMember = await visitor.post('/api/demo/login', { memberId: company.admin.memberId })
  expect(asMember).toMatchObject({ status: 404, body: { code: 'identity.no_demo' } })
  const asDemo = await visitor.post('/api/login', { login: 'demo-lin', password: 'decoy' })
  expect(asDemo).toMatchObject({ status: 401, body: { code: 'identity.wrong_credentials' } })
})

test('a house that is no demo has no demo people, even with a demo tenant in its database', async () => {
  const id = await addDemo(plain)
  const visitor = openBrowser(plain.house.app)
  expect((await visitor.get('/api/demo/people')).body).toEqual({ people: [] })
  expect((await visitor.post('/api/demo/login', { memberId: id })).status).toBe(404)
})

test('[7.A14] unasked, the demo is for browsers on this machine: a stranger, a proxy and a foreign name meet none', async () => {
  const quiet = await createTestHouse({ environment: { SLUICE_DEMO: '' } })
  try {
    expect(quiet.house.services.config).toMatchObject({ host: 'localhost', demo: 'local' })
    const id = await addDemo(quiet)
    const ask = async (remoteAddress: string, headers: Record<string, string>) => {
      const common = { remoteAddress, headers: { 'x-sluice-csrf': '1', ...headers } }
      const payload = { memberId: id }
      const [people, entry, login] = await Promise.all([
        quiet.house.app.inject({ url: '/api/demo/people', ...common }),
        quiet.house.app.inject({ url: '/api/entry', ...common }),
        quiet.house.app.inject({ method: 'POST', url: '/api/demo/login', payload, ...common }),
      ])
      return [people.json().people.length, entry.json().demo, login.statusCode]
    }
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect(await ask('127.0.0.1', { host })).toEqual([1, 'local', 200])
    const closed = [0, 'off', 404]
    expect(await ask('203.0.113.9', { host: 'localhost:3000' })).toEqual(closed)
    expect(await ask('127.0.0.1', { host: 'rebound.example' })).toEqual(closed)
    for (const passedOn of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect(await ask('127.0.0.1', { host: 'localhost', [passedOn]: '127.0.0.1' })).toEqual(closed)
  } finally {
    await quiet.close()
  }
})

test('[7.A14] on an address of others, behind a proxy or under a public name the demo is on only when asked for', () => {
  const demo = (environment: Record<string, string>) => readConfig(environment).demo
  expect(demo({})).toBe('local')
  for (const HOST of ['localhost', '127.0.0.1', '127.8.0.1', '::1']) expect(demo({ HOST })).toBe('local')
  for (const HOST of ['0.0.0.0', '::', '192.168.0.7', 'sluice.example']) {
    expect(demo({ HOST })).toBe('off')
    expect(demo({ HOST, SLUICE_DEMO: '1' })).toBe('open')
  }
  expect(demo({ SLUICE_TRUST_PROXY: '1' })).toBe('off')
  expect(demo({ SLUICE_PUBLIC_URL: 'https://sluice.example' })).toBe('off')
  expect(demo({ SLUICE_PUBLIC_URL: 'http://localhost:3000' })).toBe('local')
  expect(demo({ SLUICE_DEMO: '0' })).toBe('off')
})
