import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../testing/eventually.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { enrolmentText } from './commands/enrol-device.ts'
import { keyCallRecord } from './system-forms/key-call.ts'
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

/** The log of calls, the newest first, once what became of them is written. */
async function callLog(limit = 20) {
  // Outcomes are gathered for a moment; the newest is written last.
  const lines = () => office().call('record.list', { formId: keyCallRecord.id, limit })
  await eventually(async () => expect((await lines()).items[0].values.status).not.toBeNull())
  const { items } = await lines()
  return items.map(({ values }: { values: Record<string, unknown> }) => values)
}

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

describe('[L8.3] each call of a key stands in a log that is read as records', () => {
  test('reads, acts and refusals, with what they asked for and how long it took', async () => {
    const key = await makeKey({ name: '仓库' })
    const { formId } = apps.sales!
    await call(key, { url: `/api/forms/${formId}/records?limit=5` })
    await call(key, create(formId))
    await call(key, { url: '/api/me' })
    const lines = await callLog()
    expect(lines.slice(0, 3)).toEqual([
      expect.objectContaining({
        operation: 'identity.me',
        outcome: 'refused',
        status: 403,
        code: 'access_key.closed_operation',
      }),
      expect.objectContaining({ operation: 'record.create', outcome: 'done', status: 200, code: null }),
      expect.objectContaining({
        operation: 'record.list',
        outcome: 'done',
        key: '仓库',
        ip: '127.0.0.1',
        // What was looked for is not told.
        request: `GET /api/forms/${formId}/records`,
        member: house.admin.memberId,
      }),
    ])
    expect(lines[0].took).toBeGreaterThanOrEqual(0)
    const only = await office().call('record.list', {
      formId: keyCallRecord.id,
      filter: {
        all: [
          { field: 'key', op: 'eq', value: '仓库' },
          { field: 'outcome', op: 'eq', value: 'refused' },
        ],
      },
    })
    expect(only.items.length).toBe(1)
    await expect(
      house.as(house.applicant).call('record.list', { formId: keyCallRecord.id }),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('a wrong signature and a replay leave no line: whoever guesses cannot fill the log', async () => {
    const key = await makeKey()
    const signed = signSimple(key, tenant, { at: now() })
    await inject(signed)
    await callLog()
    const count = async () => (await database.query('select from sluice.access_key_call')).rowCount
    const before = await count()
    await inject(signed)
    await call({ ...key, secret: 'sk_wrong' }, tenant)
    expect(await count()).toBe(before)
  })

  test('lines are forgotten after thirty days', async () => {
    await database.query(`update sluice.access_key_call set created_at = $1 where code is not null`, [
      new Date(house.clock.now().getTime() - 31 * 86_400_000),
    ])
    const { forgetOldCalls } = await import('./jobs/forget-old-calls.ts')
    await forgetOldCalls.run({ services: house.house.services } as never, {} as never)
    const { rows } = await database.query('select distinct code from sluice.access_key_call')
    expect(rows).toEqual([{ code: null }])
  })
})

describe('[L8.1] files answer to keys', () => {
  const digestOf = (content: Buffer) => `sha-256=:${createHash('sha256').update(content).digest('base64')}:`
  /** Sends the bytes of a file, signed by either profile. */
  function upload(signed: typeof signSimple, key: ProgramKey, content: Buffer, headers: object = {}) {
    const options = signed(
      key,
      { method: 'POST', url: `/api/files?name=${encodeURIComponent('图纸.bin')}`, body: content },
      { at: now() },
    )
    return inject({
      ...options,
      headers: { ...options.headers, 'content-type': 'application/octet-stream', ...headers },
    })
  }
  const stored = async () => (await database.query('select from sluice.file')).rowCount

  test('small ones as they are, large ones once their digest is told, in both profiles', async () => {
    const key = await makeKey()
    for (const signed of [signSimple, signMessage]) {
      const small = await upload(signed, key, Buffer.from('一张图纸'))
      expect([small.statusCode, small.json().name]).toEqual([201, '图纸.bin'])
      const large = randomBytes(3 * 1024 ** 2)
      if (signed === signSimple) {
        const refused = await upload(signed, key, large)
        expect([refused.statusCode, refused.json().code]).toEqual([411, 'access_key.digest_needed'])
      }
      const taken = await upload(signed, key, large, { 'content-digest': digestOf(large) })
      expect([taken.statusCode, taken.json().size]).toEqual([201, large.length])
      const back = await call(key, { url: `/api/files/${taken.json().id}` })
      expect(back.rawPayload.equals(large)).toBe(true)
    }
    const lines = await callLog(5)
    expect(lines.map(({ operation }: { operation: string }) => operation).slice(0, 2)).toEqual([
      'file.download',
      'file.upload',
    ])
  })

  test('bytes that are not those of the digest leave nothing behind', async () => {
    const key = await makeKey()
    const told = randomBytes(2 * 1024 ** 2)
    const sent = Buffer.from(told)
    sent[1_500_000]! ^= 1
    const before = await stored()
    for (const signed of [signSimple, signMessage]) {
      const options = signed(key, { method: 'POST', url: '/api/files?name=a.bin', body: told }, { at: now() })
      const answer = await inject({
        ...options,
        payload: sent,
        headers: {
          ...options.headers,
          'content-type': 'application/octet-stream',
          'content-digest': digestOf(told),
        },
      })
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'access_key.unreadable_signature'])
    }
    expect(await stored()).toBe(before)
  })

  test('a key that is narrowed reads what it uploaded itself, and not what its member did', async () => {
    const { formId } = apps.sales!
    const { storeFile } = await import('../file/index.ts')
    const { Readable } = await import('node:stream')
    const byHand = await storeFile(house.house.services, {
      tenantId: house.tenantId,
      ownerId: house.admin.memberId,
      name: 'a.txt',
      type: 'text/plain',
      source: Readable.from([Buffer.from('by hand')]),
    })
    const narrow = await makeKey({ resources: [`form:${formId}`] })
    expect((await call(narrow, { url: `/api/files/${byHand.id}` })).statusCode).toBe(404)
    expect((await call(await makeKey(), { url: `/api/files/${byHand.id}` })).statusCode).toBe(200)
    const own = await upload(signSimple, narrow, Buffer.from('by program'))
    expect((await call(narrow, { url: `/api/files/${own.json().id}` })).statusCode).toBe(200)
    const other = await makeKey({ resources: [`form:${formId}`] })
    expect((await call(other, { url: `/api/files/${own.json().id}` })).statusCode).toBe(404)
  })
})

describe('[L8.1] the profile without a secret: a project, and devices with keys of their own', () => {
  const makeProject = (more: object = {}): Promise<NewKey> =>
    makeKey({ kind: 'project', name: '扫码枪', ...more })

  interface Device {
    publicKey: string
    privateKey: KeyObject
  }
  function newDevice(): Device {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    return { publicKey: publicKey.export({ format: 'jwk' }).x!, privateKey }
  }
  function enrol(projectId: string, { publicKey, privateKey }: Device, more: object = {}) {
    const timestamp = now()
    const signature = sign(null, Buffer.from(enrolmentText(projectId, publicKey, timestamp)), privateKey)
    return inject({
      method: 'POST',
      url: '/api/access-keys/devices',
      headers: { 'x-sluice-csrf': '1' },
      payload: {
        projectId,
        name: '一号枪',
        publicKey,
        timestamp,
        signature: signature.toString('base64'),
        ...more,
      },
    })
  }
  const keyOf = ({ privateKey }: Device, keyName: string) => ({ keyName, secret: privateKey })
  const asDevice = (device: Device, keyName: string, request: ProgramRequest) =>
    inject(signMessage(keyOf(device, keyName), request, { at: now() }))

  test('a device asks, waits, is let in, and acts within the bounds of its project', async () => {
    const project = await makeProject({ resources: [`form:${apps.sales!.formId}`] })
    expect([project.secret, project.keyName.slice(0, 3)]).toEqual([null, 'pk_'])
    const device = newDevice()
    const asked = await enrol(project.keyName, device)
    expect(asked.json()).toEqual({ keyName: expect.stringMatching(/^dk_/), state: 'waiting' })
    const { keyName } = asked.json()
    expect((await asDevice(device, keyName, create(apps.sales!.formId))).statusCode).toBe(401)
    const { items } = await office().call('accessKey.listDevices', { keyId: project.id })
    expect(items).toMatchObject([{ name: '一号枪', approvedAt: null, publicKey: device.publicKey, keyName }])
    await office().call('accessKey.approveDevice', { keyId: items[0].id })
    expect((await enrol(project.keyName, device)).json()).toEqual({ keyName, state: 'approved' })
    expect((await asDevice(device, keyName, create(apps.sales!.formId))).statusCode).toBe(200)
    expect((await asDevice(device, keyName, create(apps.stock!.formId))).statusCode).toBeGreaterThanOrEqual(
      403,
    )
    const { rows } = await database.query(
      `select actor_name from sluice.audit_log where operation = 'record.create' order by id desc limit 1`,
    )
    expect(rows[0].actor_name).toBe(`${house.admin.name}（扫码枪 · 一号枪）`)
    expect((await office().call('accessKey.list')).items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: project.id, kind: 'project', devices: 1, waiting: 0 }),
      ]),
    )
  })

  test('a project opens nothing by itself, and a device ends with it, or alone', async () => {
    const project = await makeProject()
    expect((await call({ ...project, secret: 'a secret that nobody has' }, tenant)).statusCode).toBe(401)
    await expect(office().call('accessKey.rotate', { keyId: project.id })).rejects.toMatchObject({
      code: 'access_key.no_secret',
    })
    const letIn = async () => {
      const device = newDevice()
      const { keyName } = (await enrol(project.keyName, device)).json()
      const { items } = await office().call('accessKey.listDevices', { keyId: project.id })
      const { id } = items.find((one: { keyName: string }) => one.keyName === keyName)
      await office().call('accessKey.approveDevice', { keyId: id })
      return { id, status: async () => (await asDevice(device, keyName, tenant)).statusCode }
    }
    const [first, second] = [await letIn(), await letIn()]
    expect([await first.status(), await second.status()]).toEqual([200, 200])
    await office().call('accessKey.update', { keyId: first.id, enabled: false })
    expect([await first.status(), await second.status()]).toEqual([401, 200])
    await office().call('accessKey.update', { keyId: project.id, enabled: false })
    expect(await second.status()).toBe(401)
    expect((await enrol(project.keyName, newDevice())).json().code).toBe('access_key.not_accepted')
    await office().call('accessKey.update', { keyId: project.id, enabled: true })
    expect(await second.status()).toBe(200)
    await office().call('accessKey.delete', { keyId: project.id })
    expect(await second.status()).toBe(401)
  })

  test('each device has a rate of its own, that of its project', async () => {
    const project = await makeProject({ ratePerMinute: 2 })
    const calls = []
    for (const device of [newDevice(), newDevice()]) {
      const { keyName } = (await enrol(project.keyName, device)).json()
      const { items } = await office().call('accessKey.listDevices', { keyId: project.id })
      await office().call('accessKey.approveDevice', {
        keyId: items.find((one: { keyName: string }) => one.keyName === keyName).id,
      })
      for (const _ of [1, 2, 3]) calls.push((await asDevice(device, keyName, tenant)).statusCode)
    }
    expect(calls).toEqual([200, 200, 429, 200, 200, 429])
  })

  test('what does not prove that the device holds its key is refused, and says nothing of the project', async () => {
    const project = await makeProject()
    const device = newDevice()
    const answers = [
      await enrol(`pk_${'A'.repeat(43)}`, device),
      await enrol(project.keyName, device, {
        signature: sign(null, Buffer.from('else'), device.privateKey).toString('base64'),
      }),
      await enrol(project.keyName, { ...device, publicKey: newDevice().publicKey }),
      await enrol((await makeKey()).keyName, device),
    ]
    expect(answers.map((answer) => answer.json().code)).toEqual(Array(4).fill('access_key.not_accepted'))
    expect((await enrol(project.keyName, device, { timestamp: now() - 301 })).json().code).toBe(
      'access_key.clock',
    )
    expect((await enrol(project.keyName, device, { publicKey: 'no key' })).json().errors[0].field).toBe(
      'publicKey',
    )
  })

  test('only so many wait, and those nobody lets in are forgotten after a week', async () => {
    const project = await makeProject()
    // From several addresses: one is heard thirty times a minute.
    const statuses: number[] = []
    for (let count = 0; count < 101; count++) {
      const timestamp = now()
      const device = newDevice()
      const signature = sign(
        null,
        Buffer.from(enrolmentText(project.keyName, device.publicKey, timestamp)),
        device.privateKey,
      )
      const answer = await inject({
        method: 'POST',
        url: '/api/access-keys/devices',
        remoteAddress: `203.0.113.${Math.floor(count / 20) + 1}`,
        headers: { 'x-sluice-csrf': '1' },
        payload: {
          projectId: project.keyName,
          name: `枪 ${count}`,
          publicKey: device.publicKey,
          timestamp,
          signature: signature.toString('base64'),
        },
      })
      statuses.push(answer.statusCode)
    }
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([100, 429])
    house.clock.advance(8 * 86_400_000)
    const { forgetOldCalls } = await import('./jobs/forget-old-calls.ts')
    await forgetOldCalls.run({ services: house.house.services } as never, {} as never)
    expect((await office().call('accessKey.listDevices', { keyId: project.id })).items).toEqual([])
  })

  test('whoever lets a device in may do what its member may', async () => {
    const project = await makeProject()
    await enrol(project.keyName, newDevice())
    const { items } = await office().call('accessKey.listDevices', { keyId: project.id })
    // Manages keys since the test of keys, and is no administrator.
    const attempt = house.as(house.finance).call('accessKey.approveDevice', { keyId: items[0].id })
    await expect(attempt).rejects.toMatchObject({ status: 403 })
  })
})

describe('[N5.6] a key is tried without its secret', () => {
  test('what the key may do is done, and what it may not is told as the program would read it', async () => {
    const { formId } = apps.sales!
    const key = await makeKey({ name: '试用', resources: [`form:${formId}`] })
    const attempt = (operation: string, input: object) =>
      office().call('accessKey.try', { keyId: key.id, operation, input: JSON.stringify(input) })
    const made = await attempt('record.create', { formId, values: { title: '试一把椅子' } })
    expect(made).toMatchObject({ status: 200, answer: { id: expect.any(String) } })
    expect(await attempt('record.create', { formId: apps.stock!.formId, values: {} })).toMatchObject({
      status: 403,
    })
    expect(await attempt('record.list', { formId: 'x' })).toMatchObject({
      status: 400,
      answer: { errors: [{ field: 'formId' }] },
    })
    for (const text of ['[1]', 'x'])
      await expect(
        office().call('accessKey.try', { keyId: key.id, operation: 'record.list', input: text }),
      ).rejects.toMatchObject({ fields: [{ field: 'input' }] })
    await expect(attempt('identity.me', {})).rejects.toMatchObject({ fields: [{ field: 'operation' }] })
    await office().call('accessKey.update', { keyId: key.id, enabled: false })
    expect(await attempt('record.list', { formId })).toMatchObject({ status: 401 })
    const lines = await callLog(4)
    expect(lines.map(({ status }: { status: number }) => status)).toEqual([401, 400, 403, 200])
    const { rows } = await database.query(
      `select operation, actor_name from sluice.audit_log where request_id = (
         select request_id from sluice.audit_log where operation = 'accessKey.try' order by id limit 1) order by operation`,
    )
    expect(rows).toEqual([
      { operation: 'accessKey.try', actor_name: house.admin.name },
      { operation: 'record.create', actor_name: `${house.admin.name}（试用）` },
    ])
  })

  test('by nobody who may do less than its member, and not twice for one Idempotency-Key', async () => {
    const { formId } = apps.sales!
    const key = await makeKey()
    const input = {
      keyId: key.id,
      operation: 'record.create',
      input: JSON.stringify({ formId, values: { title: '一次' } }),
    }
    await expect(house.as(house.finance).call('accessKey.try', input)).rejects.toMatchObject({ status: 403 })
    const once = () =>
      house.house.invoke('accessKey.try', {
        actor: house.admin.actor,
        input,
        origin: { idempotencyKey: 'try-once', locale: 'zh' },
      }) as Promise<{ answer: { id: string } }>
    const [first, second] = [await once(), await once()]
    expect(second.answer.id).toBe(first.answer.id)
  })
})
