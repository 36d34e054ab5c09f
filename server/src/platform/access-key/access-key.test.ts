import { generateKeyPairSync } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { type ProgramKey, type ProgramRequest, signMessage, signSimple } from './testing/sign.ts'

let house: TestHouse
let database: pg.Client
const apps: Record<string, { appId: string; formId: string }> = {}

beforeAll(async () => {
  house = await createTestHouse()
  database = new pg.Client({ connectionString: house.databaseUrl })
  await database.connect()
  for (const name of ['sales', 'stock']) apps[name] = await makeForm(name)
})
afterAll(async () => {
  await database?.end()
  await house?.close()
})

const office = () => house.as(house.admin)
const now = () => Math.floor(house.clock.now().getTime() / 1000)
const inject = (options: InjectOptions) => house.house.app.inject(options)

async function makeForm(name: string) {
  const { id: appId } = await office().call('app.create', { name })
  const { id: formId } = await office().call('form.create', { appId, name })
  await office().call('form.saveDraft', {
    formId,
    definition: { fields: [{ type: 'text', id: 'title', name: '标题' }], titleFieldId: 'title' },
    baseVersion: 0,
  })
  await office().call('form.publish', { formId })
  return { appId, formId }
}

type NewKey = ProgramKey & { id: string }
const makeKey = (more: object = {}): Promise<NewKey> =>
  office().call('accessKey.create', { name: 'ERP', memberId: house.admin.memberId, ...more })

/** Calls as a program does, by the simple profile. */
const call = (key: ProgramKey, request: ProgramRequest, at = now()) =>
  inject(signSimple(key, request, { at }))
const create = (formId: string): ProgramRequest => ({
  method: 'POST',
  url: `/api/forms/${formId}/records`,
  body: { values: { title: '办公椅' } },
})
const tenant: ProgramRequest = { url: '/api/tenant' }

describe('[L8.1] [N5.6] a program with a key', () => {
  test('acts as its member in both profiles, and the log says by which key', async () => {
    const key = await makeKey()
    const { formId } = apps.sales!
    for (const signed of [signSimple, signMessage]) {
      const made = await inject(signed(key, create(formId), { at: now() }))
      expect([made.statusCode, made.json().id]).toEqual([200, expect.any(String)])
      const read = await inject(
        signed(key, { url: `/api/forms/${formId}/records?limit=5&sort=%5B%5D` }, { at: now() }),
      )
      expect(read.statusCode).toBe(200)
    }
    const { rows } = await database.query(
      `select actor_name, access_key_id from sluice.audit_log where operation = 'record.create' order by id desc limit 1`,
    )
    expect(rows[0]).toEqual({ actor_name: `${house.admin.name}（ERP）`, access_key_id: key.id })
    const { items } = await office().call('accessKey.list')
    expect(items.find(({ id }: { id: string }) => id === key.id)).toMatchObject({
      lastUsedIp: '127.0.0.1',
      secrets: [{ algorithm: 'hmac-sha256', hint: (key.secret as string).slice(-4), expiresAt: null }],
    })
  })

  test('signs with Ed25519, and this house has nothing to lose', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string
    const made = await makeKey({ algorithm: 'ed25519', publicKey: pem })
    expect(made.secret).toBeNull()
    const key = { keyName: made.keyName, secret: privateKey }
    expect((await inject(signMessage(key, create(apps.sales!.formId), { at: now() }))).statusCode).toBe(200)
    const other = { ...key, secret: generateKeyPairSync('ed25519').privateKey }
    expect((await inject(signMessage(other, tenant, { at: now() }))).statusCode).toBe(401)
    await expect(makeKey({ algorithm: 'ed25519', publicKey: 'no key' })).rejects.toMatchObject({
      fields: [{ field: 'publicKey' }],
    })
  })

  test('needs no cookie and no header of the own site, and a cookie beside a signature counts for nothing', async () => {
    const signed = signSimple(await makeKey(), tenant, { at: now() })
    const wrong = { ...signed.headers, 'x-api-signature': '0'.repeat(64), cookie: 'sluice_session=x' }
    expect((await inject({ ...signed, headers: wrong })).statusCode).toBe(401)
    expect((await inject(signed)).statusCode).toBe(200)
  })

  test('is refused when anything it signed was altered, when its clock is apart, and when it comes again', async () => {
    const key = await makeKey()
    const { formId } = apps.sales!
    for (const signed of [signSimple, signMessage]) {
      const request = { ...create(formId), url: `/api/forms/${formId}/records?x=1` }
      const sign = () => signed(key, request, { at: now() })
      const altered: InjectOptions[] = [
        { ...sign(), payload: JSON.stringify({ values: { title: '沙发' } }) },
        { ...sign(), url: `/api/forms/${apps.stock!.formId}/records?x=1` },
        { ...sign(), url: `/api/forms/${formId}/records?x=2` },
        { ...sign(), method: 'PUT' },
      ]
      const statuses = []
      for (const options of altered) statuses.push((await inject(options)).statusCode)
      // Where no route has that method, there is nobody to ask.
      expect(statuses.slice(0, 3)).toEqual([401, 401, 401])
      expect([401, 404]).toContain(statuses[3])
    }
    for (const apart of [-301, 301]) {
      const answer = await call(key, tenant, now() + apart)
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'access_key.clock'])
    }
    for (const apart of [-299, 299]) expect((await call(key, tenant, now() + apart)).statusCode).toBe(200)
    const signed = signSimple(key, tenant, { at: now() })
    expect((await inject(signed)).statusCode).toBe(200)
    const again = await inject(signed)
    expect([again.statusCode, again.json().code]).toEqual([401, 'access_key.replayed'])
    // The window of time is over before the nonce is forgotten.
    house.clock.advance(599_000)
    const { forgetNonces } = await import('./jobs/forget-nonces.ts')
    await forgetNonces.run({ services: house.house.services } as never, {} as never)
    expect((await database.query('select from sluice.access_key_nonce')).rowCount).toBeGreaterThan(0)
    house.clock.advance(400_000)
    await forgetNonces.run({ services: house.house.services } as never, {} as never)
    expect((await database.query('select from sluice.access_key_nonce')).rowCount).toBe(0)
    expect((await inject(signed)).json().code).toBe('access_key.clock')
  })

  test('of two hundred replays at the same moment one gets through', async () => {
    const key = await makeKey()
    const signed = signSimple(key, create(apps.stock!.formId), { at: now() })
    const answers = await Promise.all(Array.from({ length: 200 }, () => inject(signed)))
    const codes = answers.map(({ statusCode }) => statusCode)
    expect(codes.filter((code) => code === 200).length).toBe(1)
    expect(new Set(codes)).toEqual(new Set([200, 401]))
    expect((await office().call('record.list', { formId: apps.stock!.formId })).items.length).toBe(1)
    house.clock.advance(60_000)
  })
})

describe('[N5.6] what a key may do', () => {
  const status = async (key: ProgramKey, request: ProgramRequest) => (await call(key, request)).statusCode

  test('never more than its member may', async () => {
    const key = await makeKey({ memberId: house.applicant.memberId })
    expect(await status(key, tenant)).toBe(200)
    expect(await status(key, create(apps.sales!.formId))).toBeGreaterThanOrEqual(403)
  })

  test('nothing outside its apps and forms', async () => {
    const { sales, stock } = apps as Record<'sales' | 'stock', { appId: string; formId: string }>
    for (const resources of [[`app:${sales.appId}`], [`form:${sales.formId}`]]) {
      const key = await makeKey({ resources })
      expect(await status(key, create(sales.formId))).toBe(200)
      expect(await status(key, create(stock.formId))).toBeGreaterThanOrEqual(403)
      expect(await status(key, { url: `/api/forms/${stock.formId}/records` })).toBeGreaterThanOrEqual(403)
      expect(await status(key, { url: '/api/audit' })).toBe(403)
      const narrow = await call(key, { url: '/api/tasks?box=todo' })
      expect([narrow.statusCode, narrow.json().code]).toEqual([403, 'access_key.narrow'])
    }
  })

  test('nothing that its role does not open, and nothing when the role is gone', async () => {
    const { formId, appId } = apps.sales!
    const { id: roleId } = await office().call('role.create', { code: 'reader', name: '只读' })
    await office().call('role.setGrants', {
      roleId,
      grants: [{ permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' }],
    })
    const key = await makeKey({ roleId, resources: [`app:${appId}`] })
    expect(await status(key, { url: `/api/forms/${formId}/records` })).toBe(200)
    expect(await status(key, create(formId))).toBeGreaterThanOrEqual(403)
    await office().call('role.delete', { roleId })
    expect(await status(key, { url: `/api/forms/${formId}/records` })).toBeGreaterThanOrEqual(403)
  })

  test('nothing of accounts, people’s rights and keys', async () => {
    const key = await makeKey()
    for (const request of [
      { url: '/api/access-keys' },
      { url: '/api/me' },
      { method: 'POST', url: '/api/roles', body: { code: 'x', name: 'x' } },
    ] as ProgramRequest[]) {
      const answer = await call(key, request)
      expect([request.url, answer.statusCode, answer.json().code]).toEqual([
        request.url,
        403,
        'access_key.closed_operation',
      ])
    }
  })

  test('nobody makes a key for somebody who may do more than they', async () => {
    const { id: roleId } = await office().call('role.create', { code: 'keys', name: '密钥管理' })
    await office().call('role.setGrants', {
      roleId,
      grants: [{ permission: 'accessKey.manage', scope: 'tenant' }],
    })
    await office().call('role.setMembers', { roleId, memberIds: [house.finance.memberId] })
    const finance = house.as(house.finance)
    const forAdmin = finance.call('accessKey.create', { name: 'x', memberId: house.admin.memberId })
    await expect(forAdmin).rejects.toMatchObject({ status: 403 })
    await finance.call('accessKey.create', { name: 'x', memberId: house.finance.memberId })
    const ofAdmin = await makeKey()
    await expect(finance.call('accessKey.rotate', { keyId: ofAdmin.id })).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('[L8.2] keys that are over, too often used, or nobody’s', () => {
  test('all get the same answer, whatever is wrong', async () => {
    const key = await makeKey()
    const disabled = await makeKey()
    await office().call('accessKey.update', { keyId: disabled.id, enabled: false })
    const expired = await makeKey({ expiresAt: '2026-03-01T00:00:00Z' })
    const elsewhere = await makeKey({ addresses: ['203.0.113.0/24'] })
    const deleted = await makeKey()
    await office().call('accessKey.delete', { keyId: deleted.id })
    const unknown = { ...key, keyName: `ak_${'A'.repeat(43)}` }
    const nonsense = { ...key, keyName: 'nobody' }
    const wrongSecret = { ...key, secret: 'sk_wrong' }
    const answers = []
    for (const one of [disabled, expired, elsewhere, deleted, unknown, nonsense, wrongSecret]) {
      const answer = await call(one, tenant)
      const { instance: _, ...problem } = answer.json()
      answers.push([answer.statusCode, problem, answer.headers.ratelimit])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject([401, { code: 'access_key.not_accepted' }, undefined])
    const there = { ...signSimple(elsewhere, tenant, { at: now() }), remoteAddress: '203.0.113.9' }
    expect((await inject(there)).statusCode).toBe(200)
  })

  test('a disabled member, or account, ends their keys at the next call', async () => {
    const key = await makeKey({ memberId: house.head.memberId })
    expect((await call(key, tenant)).statusCode).toBe(200)
    await office().call('member.disable', { memberId: house.head.memberId, transferTo: house.admin.memberId })
    expect((await call(key, tenant)).json().code).toBe('access_key.not_accepted')
  })

  test('two secrets are live while one is changed, and a third ends the first', async () => {
    const key = await makeKey()
    const { secret } = await office().call('accessKey.rotate', { keyId: key.id, graceHours: 24 })
    const renewed = { ...key, secret }
    const statuses = async () => [
      (await call(key, tenant)).statusCode,
      (await call(renewed, tenant)).statusCode,
    ]
    expect(await statuses()).toEqual([200, 200])
    house.clock.advance(24 * 3_600_000 + 1000)
    expect(await statuses()).toEqual([401, 200])
    const { secret: third } = await office().call('accessKey.rotate', { keyId: key.id, graceHours: 1 })
    expect(await statuses()).toEqual([401, 200])
    expect((await call({ ...key, secret: third }, tenant)).statusCode).toBe(200)
    const { secret: last } = await office().call('accessKey.rotate', { keyId: key.id, graceHours: 0 })
    expect((await call({ ...key, secret: third }, tenant)).statusCode).toBe(401)
    expect((await call({ ...key, secret: last }, tenant)).statusCode).toBe(200)
    const { rows } = await database.query(
      'select string_agg(material, $1) as kept from sluice.access_key_secret where key_id = $2',
      [' ', key.id],
    )
    expect([secret, third, last].filter((text) => rows[0].kept.includes(text))).toEqual([])
  })

  test('more calls than its rate are refused with the time to wait, and repeated excess with a longer rest', async () => {
    const key = await makeKey({ ratePerMinute: 3 })
    house.clock.set('2026-05-04T10:00:05Z')
    for (const left of [2, 1, 0]) {
      const { statusCode, headers } = await call(key, tenant)
      expect([statusCode, headers['ratelimit-policy'], headers.ratelimit]).toEqual([
        200,
        '"key";q=3;w=60',
        `"key";r=${left};t=55`,
      ])
    }
    const over = await call(key, tenant)
    expect([over.statusCode, over.headers['retry-after'], over.headers.ratelimit]).toEqual([
      429,
      '55',
      '"key";r=0;t=55',
    ])
    for (const minute of ['01', '02']) {
      house.clock.set(`2026-05-04T10:${minute}:00Z`)
      for (const _ of [1, 2, 3]) expect((await call(key, tenant)).statusCode).toBe(200)
      expect((await call(key, tenant)).statusCode).toBe(429)
    }
    house.clock.set('2026-05-04T10:03:00Z')
    const banned = await call(key, tenant)
    expect([banned.statusCode, banned.json().code, banned.headers['retry-after']]).toEqual([
      429,
      'access_key.resting',
      String(14 * 60),
    ])
    // Whoever has no right signature is not told that it rests.
    expect((await call({ ...key, secret: 'sk_wrong' }, tenant)).statusCode).toBe(401)
    house.clock.set('2026-05-04T10:17:00Z')
    expect((await call(key, tenant)).statusCode).toBe(200)
  })

  test('an address that guesses is not heard for a while', async () => {
    const key = await makeKey()
    const from = (options: InjectOptions) => inject({ ...options, remoteAddress: '198.51.100.9' })
    const guess = () => from(signSimple({ ...key, secret: 'sk_guess' }, tenant, { at: now() }))
    for (let count = 0; count < 60; count++) expect((await guess()).statusCode).toBe(401)
    const refused = await from(signSimple(key, tenant, { at: now() }))
    expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, 60])
    expect((await call(key, tenant)).statusCode).toBe(200)
    house.clock.advance(61_000)
    expect((await from(signSimple(key, tenant, { at: now() }))).statusCode).toBe(200)
  })
})
