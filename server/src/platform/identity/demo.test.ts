import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
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
