import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { readConfig } from '../kernel/index.ts'
import { openBrowser } from '../platform/identity/testing/browser.ts'
import { placeLimits } from '../platform/live/index.ts'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'

const password = 'River-2026-gate'
const hour = 3_600_000

let house: TestHouse
let otherProcess: Awaited<ReturnType<typeof openHouse>>
let port: number
beforeAll(async () => {
  house = await createTestHouse()
  await house.house.services.pools.identity.query('update account set must_change_password = false')
  await house.house.app.listen({ port: 0, host: '127.0.0.1' })
  port = (house.house.app.server.address() as AddressInfo).port
  otherProcess = await openHouse({
    config: readConfig({ SLUICE_HOME: house.house.services.config.home, SLUICE_DEMO: '0' }),
    databaseUrl: house.databaseUrl,
    migrated: true,
    clock: house.clock,
    running: false,
  })
})
afterAll(async () => {
  await otherProcess?.close()
  await house?.close()
})

async function signedIn(name: string, app = house.house.app) {
  const browser = openBrowser(app)
  expect((await browser.post('/api/login', { login: `acme-${name}`, password })).status).toBe(200)
  return browser
}

/** Opens a stream as a browser does. */
async function listen(cookie: string, at = port) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port: at, host: '127.0.0.1', path: '/api/events', headers: { cookie } }, resolve).on(
      'error',
      reject,
    )
  })
  const ended = new Promise<void>((resolve) => answer.on('close', resolve))
  answer.resume()
  return { status: answer.statusCode, headers: answer.headers, ended, hangUp: () => answer.destroy() }
}

/** Milliseconds until a stream ends. */
async function untilEnd(stream: { ended: Promise<void> }, act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  await stream.ended
  return performance.now() - begun
}

describe('a live stream ends within a second', () => {
  test('[P1.5] with signing out, on whatever process, and the streams of other sessions stay', async () => {
    const one = await signedIn('admin')
    const another = await signedIn('admin')
    const [stream, staying] = [await listen(one.cookie), await listen(another.cookie)]
    expect(stream.status).toBe(200)
    const elsewhere = openBrowser(otherProcess.app, one.cookie)
    expect(await untilEnd(stream, () => elsewhere.post('/api/logout'))).toBeLessThan(1000)
    const stillOpen = await Promise.race([staying.ended.then(() => false), (await signedIn('admin')) && true])
    expect(stillOpen).toBe(true)
    staying.hangUp()
  })

  test('[P1.5] with a revoked session and with a new password', async () => {
    const mine = await signedIn('head')
    const lost = await signedIn('head')
    const stream = await listen(lost.cookie)
    const { items } = (await mine.get('/api/me/sessions')).body
    const { id } = items.find(({ current }: { current: boolean }) => !current)
    const revoke = () => mine.post(`/api/me/sessions/${id}/revoke`)
    expect(await untilEnd(stream, revoke)).toBeLessThan(1000)
    const third = await signedIn('head')
    const old = await listen(third.cookie)
    const change = () =>
      mine.post('/api/me/password', { currentPassword: password, newPassword: 'Stream-2026-lock' })
    expect(await untilEnd(old, change)).toBeLessThan(1000)
  })

  test('[P1.5] with disabling the member', async () => {
    const stream = await listen((await signedIn('finance')).cookie)
    const disable = () => house.as(house.admin).call('member.disable', { memberId: house.finance.memberId })
    expect(await untilEnd(stream, disable)).toBeLessThan(1000)
  })

  test('[P1.5] with the end of its session, which listening alone does not put off', async () => {
    const browser = await signedIn('applicant')
    const stream = await listen(browser.cookie)
    house.clock.advance(11 * hour)
    expect((await browser.get('/api/me')).status).toBe(200)
    house.clock.advance(2 * hour)
    // Used two hours ago: the stream goes on, and ends when nobody has used the session for twelve.
    const early = await Promise.race([stream.ended.then(() => 'ended'), listen(browser.cookie)])
    expect(early).not.toBe('ended')
    const late = await untilEnd(stream, async () => house.clock.advance(12 * hour))
    expect(late).toBeLessThan(2500)
  })
})

describe('the number of streams', () => {
  test('[P4.7] of a member is bounded over all processes, and told; who closes one gets another', async () => {
    const { cookie } = await signedIn('admin')
    await otherProcess.app.listen({ port: 0, host: '127.0.0.1' })
    const ports = [port, (otherProcess.app.server.address() as AddressInfo).port]
    const streams = await Promise.all(
      Array.from({ length: placeLimits.stream.member }, (_, index) => listen(cookie, ports[index % 2])),
    )
    expect(streams.map(({ status }) => status)).not.toContain(429)
    for (const at of ports) {
      const refused = await listen(cookie, at)
      expect([refused.status, refused.headers['retry-after']]).toEqual([429, '30'])
    }
    streams[0]!.hangUp()
    await expect.poll(async () => (await listen(cookie, ports[1])).status).toBe(200)
    for (const { hangUp } of streams) hangUp()
  })
})
