import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SluiceError } from '../../kernel/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { mostCalls } from './call-slots.ts'
import { guardPeer, type OutboundLimits } from './exchange.ts'
import { forgetCalls } from './jobs/forget-calls.ts'
import { type OutboundCall, openOutbound } from './outbound.ts'
import type { OutboundRequest } from './request.ts'
import { outboundCallRecord } from './system-forms/outbound-call.ts'
import { openNameServer } from './testing/dns-server.ts'
import { openTarget, type Received } from './testing/target.ts'

const mebibyte = 1024 ** 2
const limits: OutboundLimits = { connectMs: 400, totalMs: 2500, headerBytes: 8192, bodyBytes: mebibyte }
const bomb = gzipSync(Buffer.alloc(64 * mebibyte))
const key = 'correct-horse+battery/staple ö'

let house: TestHouse
let target: Awaited<ReturnType<typeof openTarget>>
let names: Awaited<ReturnType<typeof openNameServer>>
let database: pg.Client
let outbound: ReturnType<typeof openOutbound>

beforeAll(async () => {
  house = await createTestHouse()
  database = new pg.Client({ connectionString: house.databaseUrl })
  await database.connect()
  target = await openTarget(answer)
  names = await openNameServer(addressesOf)
  const resolver = new Resolver({ timeout: 500, tries: 1 })
  resolver.setServers([names.server])
  outbound = openOutbound(house.house.services, { resolver, limits })
  house.house.services.outbound.perform = outbound.perform
  const { pools } = house.house.services
  await pools.owner.query('update account set runs_installation = true where id = $1', [
    house.admin.accountId,
  ])
  await as().call('setting.change', {
    scope: 'installation',
    values: { 'outbound.allowedNetworks': '127.1.0.0/16' },
    reason: '测试',
    basedOn: 0,
  })
  await as().call('outbound.setSecret', { name: 'key', value: key })
})
afterAll(async () => {
  target?.close()
  names?.close()
  await database?.end()
  await house?.close()
})

/** The part of the loopback network that the operator of this house opened. */
const open = '127.1.0.1'
const as = (person = house.admin) => house.as(person)

function addressesOf(name: string, query: number): string[] {
  if (name.endsWith('.open.test')) return [`127.1.0.${name.length}`]
  if (name === 'rebind.test') return [query === 1 ? '192.88.98.1' : '127.0.0.1']
  if (name === 'split.test') return ['127.1.0.1', '10.0.0.1']
  if (name === 'split6.test') return ['127.1.0.1', '::1']
  if (name === 'inner.test') return ['127.0.0.1']
  return []
}

function answer({ url }: Received, response: ServerResponse): void {
  const path = new URL(url, 'http://x')
  const to = path.searchParams.get('to') ?? '/'
  const steps: Record<string, () => void> = {
    '/redirect': () =>
      response.writeHead(Number(path.searchParams.get('status') ?? 302), { location: to }).end(),
    '/loop': () => response.writeHead(302, { location: '/loop' }).end(),
    '/drip': () => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    },
    '/hang': () => {},
    '/bomb': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    '/flood': () => response.writeHead(200).end(Buffer.alloc(2 * mebibyte)),
    '/headers': () => response.writeHead(200, { 'x-long': 'x'.repeat(12_000) }).end(),
    '/packed': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
    '/broken': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
    '/strange': () => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
    '/short': () => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      response.socket!.destroySoon()
    },
    '/fails': () => response.writeHead(500).end(),
    '/echo': () =>
      response
        .writeHead(200, { 'x-echo': encodeURIComponent(key), 'set-cookie': 'session=1' })
        .end(`${key} ${Buffer.from(key).toString('base64')} ${encodeURIComponent(key)} end\0`),
  }
  const step = steps[path.pathname] ?? (() => response.end('hello'))
  step()
}

const url = (path = '/', host = open) => `http://${host}:${target.port}${path}`

async function send(request: Partial<OutboundRequest> & { url: string } & Pick<OutboundCall, 'complete'>) {
  return outbound.send({
    tenantId: house.tenantId,
    actor: house.admin.actor,
    purpose: 'try',
    method: 'GET',
    headers: {},
    body: null,
    ...request,
  })
}

/** Why a call was not made, or had no answer. */
async function why(request: Parameters<typeof send>[0]): Promise<unknown> {
  const error = await send(request).then(
    () => undefined,
    (error: SluiceError) => error,
  )
  // A host that failed rests: the next test is about something else.
  await send({ url: url() }).catch(() => {})
  return error?.params.why ?? error?.code
}

const calls = (input: object = {}) => as().call('record.list', { formId: outboundCallRecord.id, ...input })
const newest = async () => {
  const [{ id: callId }] = (await calls({ limit: 1 })).items
  return as().call('outbound.getCall', { callId })
}

describe('[N5.8] calls to other systems', () => {
  test('twenty allowed addresses are reached, whatever way they are written', async () => {
    const hosts = [
      ...[
        '127.1.0.1',
        '127.1.0.2',
        '127.1.255.254',
        '127.1',
        '127.1.1',
        '0x7f010001',
        '2130771969',
        '0177.1.0.1',
      ],
      ...['127.0x1.0.1', '017700200001', '１２７.1.0.1', '127.1.0.1.', '127.1%2e0.1'],
      ...['a', 'b.c', 'ÄÖ', '例子', 'UPPER', 'x-y', '1'].map((name) => `${name}.open.test`),
    ]
    expect(hosts.length).toBeGreaterThanOrEqual(20)
    const reached = []
    for (const host of hosts.filter((host) => host !== '127.1')) {
      const { status, body } = await send({ url: url('/hello', host) })
      reached.push([host, status, body.toString()])
    }
    expect(reached).toEqual(hosts.filter((host) => host !== '127.1').map((host) => [host, 200, 'hello']))
    expect(await why({ url: url('/', '127.1') })).toBe('reserved')
  })

  test('a name leads to no address that is not open, and one of several is enough to refuse', async () => {
    const before = target.connections()
    for (const host of ['inner.test', 'split.test', 'split6.test', 'localhost', 'any.localhost', '127.0.0.1'])
      expect([host, await refusedBefore(host)]).toEqual([host, 'reserved'])
    expect(target.connections()).toBe(before)
    expect(await why({ url: url('/', 'nobody.test') })).toBe('dns')
  })
  const refusedBefore = (host: string) =>
    send({ url: url('/', host) }).then(
      () => 'reached',
      (error: SluiceError) => error.params.why,
    )

  test('a name that changes its mind is asked once, and the connection goes where it was judged', async () => {
    const before = target.connections()
    const asked = names.asked.length
    const outcome = await refusedBefore('rebind.test')
    expect(['connect', 'connect_timeout']).toContain(outcome)
    expect(names.asked.slice(asked).sort()).toEqual(['rebind.test A', 'rebind.test AAAA'])
    expect(target.connections()).toBe(before)
    expect(await refusedBefore('rebind.test')).toBe('reserved')
  })

  test('the other end is looked at when the connection stands, before a byte is sent', async () => {
    const received: Buffer[] = []
    const server = createServer((socket) => socket.on('data', (data) => received.push(data)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const socket = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
    guardPeer(socket, (address) => address === '192.88.98.1')
    socket.write('GET / HTTP/1.1\r\n\r\n')
    const [error] = await once(socket, 'error')
    expect((error as SluiceError).params.why).toBe('reserved')
    await new Promise((closed) => server.close(closed))
    expect(received).toEqual([])
  })

  test('redirects are followed by the same rules, and not without end', async () => {
    const to = (place: string, status = 302) =>
      url(`/redirect?status=${status}&to=${encodeURIComponent(place)}`)
    expect((await send({ url: to('/hello') })).body.toString()).toBe('hello')
    expect((await send({ url: to(url('/hello', 'a.open.test')) })).body.toString()).toBe('hello')
    for (const place of [
      `http://127.0.0.1:${target.port}/`,
      `http://inner.test:${target.port}/`,
      'http://169.254.169.254/latest/meta-data/',
      '//[::1]/',
    ])
      expect([place, await why({ url: to(place) })]).toEqual([place, 'reserved'])
    expect(await why({ url: to('file:///etc/passwd') })).toBe('scheme')
    expect(await why({ url: to('http://user@127.1.0.1/') })).toBe('userinfo')
    expect(await why({ url: url('/loop') })).toBe('redirects')
  })

  test('another site gets neither credentials nor content', async () => {
    const other = url('/there', 'a.open.test')
    const headers = { Authorization: 'Bearer {{secret.plain}}', 'x-own': 'mine', accept: 'text/plain' }
    await as().call('outbound.setSecret', { name: 'plain', value: 'plain-secret-1' })
    const to = (place: string, status: number) =>
      url(`/redirect?status=${status}&to=${encodeURIComponent(place)}`)
    const post = { method: 'POST' as const, headers, body: 'content' }
    await send({ ...post, url: to('/there', 307) })
    expect(target.received.at(-1)).toMatchObject({
      method: 'POST',
      body: 'content',
      headers: { authorization: 'Bearer plain-secret-1', 'x-own': 'mine' },
    })
    await send({ ...post, url: to(other, 303) })
    const { method, body, headers: sent } = target.received.at(-1)!
    expect([method, body, sent.accept]).toEqual(['GET', '', 'text/plain'])
    expect([sent.authorization, sent['x-own']]).toEqual([undefined, undefined])
    expect(await why({ ...post, url: to(other, 307) })).toBe('handover')
    expect(await why({ ...post, method: 'PUT', url: to(other, 302) })).toBe('handover')
  })

  test('who drips, hangs, floods or explodes is stopped at the limit', async () => {
    const outcomes = []
    for (const path of ['/drip', '/hang', '/bomb', '/flood', '/headers', '/broken', '/strange', '/short'])
      outcomes.push([path, await why({ url: url(path) })])
    expect(outcomes).toEqual([
      ['/drip', 'timeout'],
      ['/hang', 'timeout'],
      ['/bomb', 'body_too_large'],
      ['/flood', 'body_too_large'],
      ['/headers', 'headers_too_large'],
      ['/broken', 'encoding'],
      ['/strange', 'encoding'],
      ['/short', 'cut'],
    ])
    expect((await send({ url: url('/packed') })).body.toString()).toBe('packed')
  })

  test('a request of the program is sent as it is: nothing in it is a secret, no redirect is followed, and the log hides what it is told', async () => {
    const complete = { hidden: ['what=nobody+reads', 'a {{secret.key}} in a title'] }
    const body = 'a {{secret.key}} in a title'
    const sent = { method: 'POST', url: url('/hello?what=nobody+reads'), body, complete } as const
    expect((await send(sent)).status).toBe(200)
    expect(target.received.at(-1)).toMatchObject({ body, url: '/hello?what=nobody+reads' })
    expect(await newest()).toMatchObject({ url: url('/hello?•••'), body: '•••' })
    expect((await send({ ...sent, url: url('/redirect?to=/hello') })).status).toBe(302)
  })

  test('a host that keeps failing is left alone for a while, by its own workspace only', async () => {
    const host = 'fails.open.test'
    for (const _ of [1, 2, 3, 4, 5]) expect((await send({ url: url('/fails', host) })).status).toBe(500)
    const received = target.received.length
    const resting = send({ url: url('/hello', host) })
    await expect(resting).rejects.toMatchObject({ code: 'outbound.resting', params: { seconds: 30 } })
    expect(target.received.length).toBe(received)
    expect(await newest()).toMatchObject({ state: 'refused', why: 'outbound.resting' })
    const beta = await house.addTenant('beta')
    const call = {
      method: 'GET' as const,
      headers: {},
      body: null,
      url: url('/hello', host),
      purpose: 'try' as const,
    }
    expect((await outbound.send({ ...call, tenantId: beta.tenantId, actor: beta.admin.actor })).status).toBe(
      200,
    )
    house.clock.advance(30_000)
    expect((await send({ url: url('/hello', host) })).status).toBe(200)
  })

  test('calls of one workspace at once have a bound', async () => {
    const calls = Array.from({ length: mostCalls.tenant + 5 }, () =>
      send({ url: url('/hello', 'many.open.test') }).then(
        () => 'answered',
        (error: SluiceError) => error.code,
      ),
    )
    const outcomes = await Promise.all(calls)
    expect(outcomes.every((outcome) => outcome === 'answered' || outcome === 'outbound.too_many')).toBe(true)
    expect((await send({ url: url('/hello', 'many.open.test') })).status).toBe(200)
  })
})

describe('[N5.8] secrets and the log of calls', () => {
  const request = {
    method: 'POST',
    url: '',
    headers: { 'x-signature': '{{secret.plain2}}' },
    body: '{"key":"{{secret.key}}"}',
  }
  const texts = [key, encodeURIComponent(key), Buffer.from(key).toString('base64'), 'another-secret']

  test('a secret is put in when the call is sent, and stands nowhere in the log', async () => {
    await as().call('outbound.setSecret', { name: 'plain2', value: 'another-secret' })
    const { callId } = await as().call('outbound.call', { ...request, url: url('/echo?k={{secret.key}}') })
    expect((await as().call('outbound.getCall', { callId })).state).toBe('queued')
    await house.drain()
    expect(target.received.at(-1)).toMatchObject({
      url: `/echo?k=${encodeURIComponent(key)}`,
      headers: { 'x-signature': 'another-secret' },
      body: JSON.stringify({ key }),
    })
    const call = await as().call('outbound.getCall', { callId })
    expect(call).toMatchObject({
      state: 'answered',
      status: 200,
      url: url('/echo?k={{secret.key}}'),
      finalUrl: url('/echo?k=•••'),
      responseBody: '••• ••• ••• end\uFFFD',
      responseHeaders: { 'x-echo': '•••', 'set-cookie': '•••' },
      peer: open,
    })
    const { rows } = await database.query(
      `select (select json_agg(c) from sluice.outbound_call c)::text || (select json_agg(s) from sluice.outbound_secret s)::text ||
         (select json_agg(a) from sluice.audit_log a)::text as everything`,
    )
    expect(texts.filter((text) => rows[0].everything.includes(text))).toEqual([])
    expect(JSON.stringify(await as().call('outbound.listSecrets'))).not.toContain('sealed')
  })

  test('a call is sent again with what its secrets hold now, and one whose process died is not sent again', async () => {
    const { items } = await calls({ limit: 100 })
    const first = items.find(({ values }: { values: { purpose: string } }) => values.purpose === 'try')
    await as().call('outbound.setSecret', { name: 'plain2', value: 'renewed-secret' })
    const { callId } = await as().call('outbound.replay', { callId: first.id })
    await house.drain()
    expect(target.received.at(-1)!.headers['x-signature']).toBe('renewed-secret')
    expect(await as().call('outbound.getCall', { callId })).toMatchObject({
      replayOf: first.id,
      state: 'answered',
    })
    const received = target.received.length
    const { callId: lost } = await as().call('outbound.replay', { callId: first.id })
    await database.query(
      `update sluice.outbound_call set state = 'sending', sent_at = created_at where id = $1`,
      [lost],
    )
    await house.drain()
    expect((await as().call('outbound.getCall', { callId: lost })).state).toBe('uncertain')
    expect(target.received.length).toBe(received)
  })

  test('what is wrong with a request is said before it is queued', async () => {
    const call = (input: object) => as().call('outbound.call', { url: url(), ...input })
    await expect(call({ url: 'http://user@x/' })).rejects.toMatchObject({
      code: 'outbound.address_refused',
      fields: [{ field: 'url', code: 'userinfo' }],
    })
    await expect(call({ headers: { Authorization: 'Bearer abc' } })).rejects.toMatchObject({
      code: 'outbound.credential_in_clear',
    })
    for (const headers of [
      { Host: 'x' },
      { 'transfer-encoding': 'chunked' },
      { 'a b': 'x' },
      { a: 'x\r\nb: y' },
    ])
      await expect(call({ headers })).rejects.toMatchObject({ code: 'outbound.header_refused' })
    await expect(call({ method: 'GET', body: 'x' })).rejects.toMatchObject({ code: 'common.invalid_input' })
    const { callId } = await call({ headers: { 'x-a': '{{secret.nowhere}}' } })
    await house.drain()
    expect(await as().call('outbound.getCall', { callId })).toMatchObject({
      state: 'refused',
      why: 'outbound.secret_missing',
    })
    await expect(house.as(house.applicant).call('outbound.call', { url: url() })).rejects.toMatchObject({
      status: 403,
    })
    await as().call('outbound.deleteSecret', { name: 'plain' })
    await expect(as().call('outbound.deleteSecret', { name: 'plain' })).rejects.toMatchObject({ status: 404 })
  })

  test('a call that nobody waits for any more, its process having died, is uncertain within the hour', async () => {
    await send({ url: url() })
    const { id } = await newest()
    const state = async () => (await as().call('outbound.getCall', { callId: id })).state
    await database.query(`update sluice.outbound_call set state = 'sending' where id = $1`, [id])
    const forget = () => forgetCalls.run({ services: house.house.services } as never, {} as never)
    await forget()
    expect(await state()).toBe('sending')
    house.clock.advance(3_600_001)
    await forget()
    expect(await state()).toBe('uncertain')
  })

  test('calls are forgotten after thirty days', async () => {
    house.clock.advance(31 * 86_400_000)
    await forgetCalls.run({ services: house.house.services } as never, {} as never)
    expect((await calls()).items).toEqual([])
  })
})
