import { gunzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house.close())

const ownSite = { 'x-sluice-csrf': '1' }
const inject = (options: string | InjectOptions) => house.house.app.inject(options)

test('[P5.1] liveness and readiness answer without a session, metrics only on the machine itself', async () => {
  expect((await inject('/livez')).json()).toEqual({ status: 'live' })
  expect((await inject('/readyz')).json()).toEqual({ status: 'ready' })
  expect((await inject('/metrics')).body).toContain('sluice_operation_seconds')
  const forwarded = await inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.7' } })
  expect(forwarded.statusCode).toBe(404)
  expect((await inject({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode).toBe(404)
})

test('[P5.1] no header opens the metrics but the token; beside a proxy being local is not enough', async () => {
  const token = 'a-token-of-the-operator'
  const guarded = await createTestHouse({
    environment: { SLUICE_METRICS_TOKEN: token, SLUICE_TRUST_PROXY: '1' },
  })
  try {
    const statusOf = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
      (await guarded.house.app.inject({ url: '/metrics', headers, remoteAddress })).statusCode
    expect(await statusOf({})).toBe(404)
    expect(await statusOf({ 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await statusOf({ authorization: 'Bearer another' })).toBe(404)
    expect(await statusOf({ authorization: `Bearer ${token}` }, '203.0.113.7')).toBe(200)
  } finally {
    await guarded.close()
  }
})

test('[N5.6] the description of the API is made once and sent from memory, packed where that is understood', async () => {
  for (const url of ['/api/openapi.json', '/api/docs']) {
    const plain = await inject(url)
    const packed = await inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
    const again = await inject({ url, headers: { 'if-none-match': String(plain.headers.etag) } })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  }
})

test('[P1.5] answers of the API stay in no cache, whatever they say', async () => {
  for (const url of ['/api/me', '/api/nothing-here', '/api/events']) {
    expect((await inject(url)).headers['cache-control']).toBe('no-store')
  }
})

test('[N5.6] every operation of the registry is in the OpenAPI document and on the readable page', async () => {
  const document = (await inject('/api/openapi.json')).json()
  const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((methods) => Object.values(methods))
    .map(({ operationId }) => operationId)
  expect(document.openapi).toBe('3.1.0')
  // Bytes go beside the operations, by addresses that the document tells too.
  expect(ids.sort()).toEqual([...house.house.registry.keys(), 'file.download', 'file.upload'].sort())
  const page = (await inject('/api/docs')).body
  for (const id of house.house.registry.keys()) expect(page).toContain(`<code>${id}</code>`)
})

test('[N5.6] a problem is RFC 9457 in the language asked for, naming each wrong field', async () => {
  const ask = (language: string) =>
    inject({
      method: 'POST',
      url: '/api/login',
      headers: { ...ownSite, 'accept-language': language },
      payload: { login: 5 },
    })
  const english = await ask('en')
  expect(english.statusCode).toBe(400)
  expect(english.headers['content-type']).toContain('application/problem+json')
  expect(english.json()).toMatchObject({ status: 400, code: 'common.invalid_input' })
  expect(
    english
      .json()
      .errors.map(({ field }: { field: string }) => field)
      .sort(),
  ).toEqual(['login', 'password'])
  const chinese = await ask('zh-CN')
  expect(chinese.json().title).toContain('填写不正确')
  expect(chinese.json().errors[0].message).not.toBe(english.json().errors[0].message)
})

test('[P1.5] a session cookie alone changes nothing: the header that other sites cannot send is asked for', async () => {
  const cookies = { sluice_session: 'anything' }
  const without = await inject({ method: 'POST', url: '/api/notices/read', cookies, payload: {} })
  expect(without.json()).toMatchObject({ status: 403, code: 'common.foreign_request' })
  expect(without.json().title).toContain('X-Sluice-Csrf: 1')
  expect(without.json().title).not.toContain('权限')
  const stranger = await inject({
    method: 'POST',
    url: '/api/notices/read',
    cookies,
    headers: ownSite,
    payload: {},
  })
  expect(stranger.statusCode).toBe(401)
})

test('[P1.3] a form of another site signs nobody in: every changing operation asks for the header and for JSON', async () => {
  const login = JSON.stringify({ login: 'acme-applicant', password: 'River-2026-gate' })
  const forms = [
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'application/json' },
  ]
  for (const headers of forms) {
    const answer = await inject({ method: 'POST', url: '/api/login', headers, payload: login })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'common.foreign_request'])
    expect(answer.cookies).toEqual([])
  }
  for (const headers of forms.slice(0, 2)) {
    const marked = { ...headers, ...ownSite }
    const answer = await inject({ method: 'POST', url: '/api/login', headers: marked, payload: login })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'common.wrong_content_type'])
  }
  for (const { method, path } of house.house.registry.values()) {
    if (method === 'GET') continue
    const url = path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const answer = await inject({ method, url, payload: {} })
    expect([path, answer.json().code]).toEqual([path, 'common.foreign_request'])
  }
})

test('[P5.1] an unknown address and unreadable JSON are problems too, never a stack trace', async () => {
  expect((await inject('/api/nothing-here')).json()).toMatchObject({ status: 404, code: 'common.not_found' })
  const headers = { ...ownSite, 'content-type': 'application/json' }
  const broken = await inject({ method: 'POST', url: '/api/login', headers, payload: '{"login":' })
  expect(broken.statusCode).toBe(400)
  expect(broken.json()).toMatchObject({ code: 'common.unreadable_request' })
  expect(broken.body).not.toContain('node_modules')
  const address = await inject('/api/forms/%E0%A4%A/records')
  expect([address.statusCode, address.json().code]).toEqual([400, 'common.unreadable_request'])
})
