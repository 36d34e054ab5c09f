import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { deliverDue } from './deliver.ts'
import { type FakeProviders, fakeApp, openFakeProviders, providerCallTo } from './testing/fake-providers.ts'
import { knowingChannel } from './testing/knowing-channel.ts'
import { readRows } from './testing/read-rows.ts'
import { setSmsProvider } from './testing/set-sms-provider.ts'
import { tellPeople } from './testing/tell-people.ts'

/** How often a server dies while it delivers; `npm run soak` takes 500. */
const kills = Number(process.env.SLUICE_DELIVERY_KILLS ?? 4)
const noticesPerKill = 12

/** Servers that die go by the clock of the machine, and so does this house until they are all dead. */
const start = new Date()
const minute = 60_000

let house: TestHouse
let fake: FakeProviders
beforeAll(async () => {
  ;[house, fake] = await Promise.all([
    createTestHouse({ start: start.toISOString() }),
    openFakeProviders(() => Math.random() * 25),
  ])
  const { services } = house.house
  services.callProvider = providerCallTo(services, fake.url)
  services.channels = new Map([...services.channels, [knowingChannel.key, knowingChannel]])
  await setSmsProvider(house, 'aliyun')
  const choice = { notBy: {}, quiet: null }
  await house.as(house.head).call('notice.choose', {
    ...choice,
    channels: ['sms', 'wecom'],
    addresses: {
      sms: { to: '13800000000' },
      wecom: { to: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789-abcdef' },
    },
  })
  const admin = house.as(house.admin)
  const { number } = await admin.call('setting.list', { scope: 'tenant' })
  const values = { 'feishu.appId': fakeApp.id, 'feishu.appSecret': fakeApp.secret }
  await admin.call('setting.change', { scope: 'tenant', values, reason: '测试', basedOn: number })
  await house.as(house.applicant).call('notice.choose', {
    ...choice,
    channels: ['feishuApp', 'wecom'],
    addresses: {
      feishuApp: { to: 'zhangsan@acme.test' },
      wecom: { to: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789-abcdef' },
    },
  })
  await house.as(house.finance).call('notice.choose', {
    ...choice,
    channels: ['knowing', 'wecom'],
    addresses: {
      knowing: { to: 'x' },
      wecom: { to: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789-abcdef' },
    },
  })
})
afterAll(async () => {
  await fake?.close()
  await house?.close()
})

/** A server that delivers; resolves once it does. */
async function startServer(): Promise<ChildProcess> {
  const child = fork(
    join(import.meta.dirname, 'testing', 'deliver-process.ts'),
    [house.databaseUrl, house.house.services.config.home, fake.url],
    { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`It ended with ${code}`)))
  })
  return child
}

const people = () => [house.head, house.finance, house.applicant].map(({ memberId }) => memberId)

test(`[P5.6] ${kills} kills while notices are delivered: none is lost or told twice, and what nobody answered is uncertain`, async () => {
  let cut = 0
  for (let kill = 0; kill < kills; kill++) {
    for (let count = 0; count < noticesPerKill; count++) await tellPeople(house, people())
    const server = await startServer()
    const before = fake.told.length
    const at = before + 1 + Math.floor(Math.random() * noticesPerKill)
    while (fake.told.length < at) await new Promise((resolve) => setTimeout(resolve, 1))
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await ended
    cut += (await readRows(house, `select id from notice_delivery where state = 'sending'`)).length
  }
  // A little later: whatever was taken and not settled has been given up by whoever took it.
  const lasted = Date.now() - start.getTime()
  house.clock.advance(lasted + 6 * minute)
  await deliverDue(house.house.services)
  await deliverDue(house.house.services)
  const rows = await readRows<{ id: string; channel: string; state: string }>(
    house,
    'select id, channel, state from notice_delivery where notice_id is not null and member_id = any($1)',
    [people()],
  )
  // One for each notice: nobody was told by a second channel.
  expect(rows).toHaveLength(kills * noticesPerKill * 3)
  const times = (id: string) => fake.told.filter((told) => told.id === id).length
  for (const { id, channel, state } of rows) {
    const told = times(id)
    // A provider that knows a message again tells of it once, however often it is asked.
    if (channel === 'knowing') expect([state, told >= 1]).toEqual(['sent', true])
    // Feishu does so for an hour, and drops the second.
    else if (channel === 'feishuApp' && lasted < 45 * minute) expect([state, told]).toEqual(['sent', 1])
    else if (state === 'sent') expect(told).toBe(1)
    else expect([state, told <= 1]).toEqual(['uncertain', true])
  }
  expect(rows.filter(({ state }) => state === 'uncertain').length).toBeLessThanOrEqual(cut)
}, 3_600_000)
