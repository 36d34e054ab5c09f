import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { openBrowser } from '../identity/testing/browser.ts'

let house: TestHouse
let cookie: string
beforeAll(async () => {
  house = await createTestHouse()
  const browser = openBrowser(house.house.app)
  await browser.post('/api/login', { login: 'acme-admin', password: 'River-2026-gate' })
  cookie = browser.cookie
})
afterAll(() => house?.close())

const post = (url: string, payload: string) =>
  house.house.app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'x-sluice-csrf': '1', 'content-type': 'application/json' },
    payload,
  })

test.each([
  ['nul', '{"name":"a\\u0000b"}', 'name'],
  ['surrogate', '{"name":"a\\ud800"}', 'name'],
  ['surrogate', '{"name":"a","more":{"\\udc00x":1}}', 'more.\ufffdx'],
  ['not_finite', '{"name":"a","size":1e999}', 'size'],
  ['reserved_key', '{"name":"a","__proto__":{"name":"b"}}', '__proto__'],
  ['reserved_key', '{"name":"a","list":[{"__proto__":1}]}', 'list.0.__proto__'],
  ['too_deep', `{"name":"a","deep":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, 'deep.0.0'],
])('[P5.1] %s anywhere in a call is refused by its place: %s', async (code, body, place) => {
  const answer = await post('/api/apps', body.slice(0, 100_000))
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'common.odd_value', errors: [{ code }] })
  expect(answer.json().errors[0].field.startsWith(place)).toBe(true)
})

test('[P5.5] what was refused as odd stands in the audit with its place, without what it held', async () => {
  await post('/api/apps', '{"name":"probe\\u0000probe"}')
  const { items } = await house.as(house.admin).call('audit.list', { operation: 'app.create' })
  expect(items[0]).toMatchObject({ operation: 'app.create', outcome: 'refused' })
  expect(JSON.stringify(items[0])).not.toContain('probe')
})

test('[P5.5] a long input is audited whatever character stands where it is cut', async () => {
  const applicant = house.as(house.applicant)
  for (const shift of ['', 'x']) {
    const call = applicant.call('department.create', { name: 'x', more: `${shift}${'🌊'.repeat(2500)}` })
    await expect(call).rejects.toMatchObject({ status: 403 })
  }
  const { items } = await house.as(house.admin).call('audit.list', { operation: 'department.create' })
  expect(items.filter(({ outcome }: { outcome: string }) => outcome === 'refused').length).toBe(2)
})

test.each(['[]', '"text"', '5', '[{"name":"a"}]'])(
  '[P5.1] a body that is no object is refused: %s',
  async (body) => {
    const answer = await post('/api/notices/read', body)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'common.unreadable_request'])
  },
)

test('[P5.1] a list of nothing means nothing', async () => {
  const admin = house.as(house.admin)
  expect(await admin.call('notice.markRead', { noticeIds: [] })).toEqual({ marked: 0 })
})
