import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse({ environment: { SLUICE_DEMO: '1' } })
})
afterAll(() => company.close())

const password = 'River-2026-gate'

async function post(path: string, body: unknown, cookie = '') {
  const response = await company.house.app.inject({
    method: 'POST',
    url: path,
    payload: body as object,
    headers: { 'x-sluice-csrf': '1', ...(cookie ? { cookie } : {}) },
  })
  const session = response.cookies.find(({ name }) => name === 'sluice_session')
  return {
    status: response.statusCode,
    body: response.json(),
    cookie: session ? `sluice_session=${session.value}` : '',
  }
}
async function me(cookie: string) {
  const response = await company.house.app.inject({ url: '/api/me', headers: { cookie } })
  return { status: response.statusCode, body: response.json() }
}

test('[P1.3] signs in', async () => {
  const signed = await post('/api/login', { login: 'ACME-admin', password })
  expect(signed.status, JSON.stringify(signed.body)).toBe(200)
  const mine = await me(signed.cookie)
  expect(mine.status, JSON.stringify(mine.body)).toBe(200)
  expect(mine.body).toMatchObject({
    member: { name: '管理员' },
    roles: [{ code: 'administrator' }, { code: 'member' }],
  })
  const wrong = await post('/api/login', { login: 'ACME-admin', password: 'x' })
  expect(wrong.status).toBe(401)
  const registered = await post('/api/register', {
    email: 'a@b.cn',
    username: 'abc',
    name: '测试',
    password: 'Water-flows-9',
    tenantCode: 'newco',
    tenantName: '新公司',
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  const audit = await company.as(company.admin).call('audit.list', { limit: 5 })
  console.log(JSON.stringify(audit, null, 1))
  const m = await me(registered.cookie)
  console.log(JSON.stringify(m, null, 1))
})
