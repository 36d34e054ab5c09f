import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskOpened, taskUrged } from '../../engine/flow/notices.ts'
import { outgoingMails } from '../../testing/outgoing-mails.ts'
import { createTestHouse, type TestHouse, type TestPerson } from '../../testing/test-house.ts'
import type { NoticeType } from './define-notice.ts'
import { deliverDue } from './deliver.ts'
import { quietUntil } from './quiet-hours.ts'
import {
  type FakeProviders,
  fakeApp,
  fakeSign,
  openFakeProviders,
  providerCallTo,
} from './testing/fake-providers.ts'
import { readRows } from './testing/read-rows.ts'
import { setSmsProvider } from './testing/set-sms-provider.ts'
import { tellPeople } from './testing/tell-people.ts'

let house: TestHouse
let fake: FakeProviders
beforeAll(async () => {
  ;[house, fake] = await Promise.all([createTestHouse(), openFakeProviders()])
  const { services } = house.house
  services.callProvider = providerCallTo(services, fake.url)
  await setApps()
})
afterAll(async () => {
  await fake?.close()
  await house?.close()
})
beforeEach(async () => {
  fake.told.length = 0
  fake.next.length = 0
  await setSmsProvider(house, 'aliyun')
})

const phone = '13912345678'
const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789-abcdef'
const dingtalk = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef'
const feishu = 'https://open.feishu.cn/open-apis/bot/v2/hook/0123456789-abcdef'
const webhook = 'https://hook.example.test/in?who=1'
const addresses = {
  wecomApp: { to: 'lisi' },
  dingtalkApp: { to: 'manager4220' },
  feishuApp: { to: 'lisi@acme.test' },
  webhook: { to: webhook, secret: fakeSign },
  voice: { to: phone },
  sms: { to: phone },
  wecom: { to: wecom },
  dingtalk: { to: dingtalk, secret: fakeSign },
  feishu: { to: feishu, secret: fakeSign },
}
async function setApps(different: Record<string, string> = {}): Promise<void> {
  const admin = house.as(house.admin)
  const { number } = await admin.call('setting.list', { scope: 'tenant' })
  const values = {
    'wecom.corpId': fakeApp.id,
    'wecom.agentId': fakeApp.agent,
    'wecom.secret': fakeApp.secret,
    'dingtalk.appKey': fakeApp.id,
    'dingtalk.appSecret': fakeApp.secret,
    'dingtalk.agentId': fakeApp.agent,
    'feishu.appId': fakeApp.id,
    'feishu.appSecret': fakeApp.secret,
    ...different,
  }
  await admin.call('setting.change', { scope: 'tenant', values, reason: '测试', basedOn: number })
}
const choose = (person: TestPerson, channels: string[], more: object = {}) =>
  house.as(person).call('notice.choose', { channels, notBy: {}, quiet: null, addresses, ...more })
const tell = (person: TestPerson, notice: NoticeType = taskOpened) =>
  tellPeople(house, [person.memberId], notice)

interface Row {
  channel: string
  state: string
  tries: number
  error: string | null
  provider_id: string | null
}
/** What became of the newest notice of a person, in the order of its channels. */
function deliveries({ memberId }: TestPerson): Promise<Row[]> {
  return readRows<Row>(
    house,
    `select channel, state, tries, error, provider_id from notice_delivery where member_id = $1 and notice_id =
       (select id from notice where member_id = $1 order by id desc limit 1) order by id`,
    [memberId],
  )
}
const run = async (ahead = 0) => {
  house.clock.advance(ahead)
  await house.drain()
  await deliverDue(house.house.services)
}

describe('[P5.6] a notice goes out by the channel of the person', () => {
  for (const [key, to] of [
    ['sms', phone],
    ['wecom', new URL(wecom).pathname + new URL(wecom).search],
    ['dingtalk', '/robot/send?access_token=0123456789abcdef'],
    ['feishu', new URL(feishu).pathname],
    ['wecomApp', 'lisi'],
    ['dingtalkApp', 'manager4220'],
    ['feishuApp', 'lisi@acme.test'],
    ['webhook', '/in?who=1'],
  ] as const) {
    test(`by ${key}, signed as its provider wants it`, async () => {
      await choose(house.head, [key, 'mail'])
      await tell(house.head)
      await run()
      expect(await deliveries(house.head)).toMatchObject([{ channel: key, state: 'sent', tries: 1 }])
      expect(fake.told).toHaveLength(1)
      expect(fake.told[0]!.to.startsWith(to)).toBe(true)
      expect(fake.told[0]!.text).toContain('张三的“采购 1”到了您这里')
    })
  }

  test('by the other provider of text messages when that is set', async () => {
    await setSmsProvider(house, 'tencent')
    await choose(house.head, ['sms'])
    await tell(house.head)
    await run()
    expect(await deliveries(house.head)).toMatchObject([{ state: 'sent', provider_id: 'serial-1' }])
    expect(fake.told).toMatchObject([{ host: 'sms.tencentcloudapi.com', to: `+86${phone}` }])
  })

  test('with a token of the application that is fetched once, and anew when it ends or is not known any more', async () => {
    await choose(house.head, ['wecomApp'])
    fake.tokens.length = 0
    house.clock.advance(7200_000)
    for (const fate of [undefined, undefined, 'end the token'] as const) {
      if (fate) fake.next.push(fate)
      await tell(house.head)
      await run()
      expect(await deliveries(house.head)).toMatchObject([
        { state: 'sent', tries: 1, provider_id: 'wecom-1' },
      ])
    }
    expect(fake.tokens).toHaveLength(3)
    await tell(house.head)
    await run(7200_000)
    expect(fake.tokens).toHaveLength(4)
    expect(fake.told).toHaveLength(4)
  })

  test('by a call only once there is a provider of calls: until then it stays here', async () => {
    await choose(house.head, ['voice', 'mail'])
    await tell(house.head)
    await run()
    expect(await deliveries(house.head)).toMatchObject([{ channel: 'voice', state: 'local' }])
  })

  test('leaves a line in the log of calls that holds neither what it says nor what opens something', async () => {
    const rows = await readRows<{ line: string; host: string }>(
      house,
      `select row_to_json(c)::text as line, headers->>'x-host' as host from outbound_call c where purpose = 'notice'`,
    )
    expect([...new Set(rows.map(({ host }) => host))].sort()).toEqual([
      'dysmsapi.aliyuncs.com',
      'hook.example.test',
      'oapi.dingtalk.com',
      'open.feishu.cn',
      'qyapi.weixin.qq.com',
      'sms.tencentcloudapi.com',
    ])
    const log = rows.map(({ line }) => line).join()
    expect(log).not.toMatch(
      /采购 1|到了您这里|0123456789|token-|SECtest|139\d{4}5678|testSecret|Signature=|who=1/,
    )
  })

  test('without credentials it stays on the page of outgoing messages', async () => {
    await setSmsProvider(house, 'off')
    await choose(house.head, ['sms'])
    await tell(house.head)
    await run()
    expect(await deliveries(house.head)).toMatchObject([{ channel: 'sms', state: 'local', tries: 0 }])
    const [newest] = await outgoingMails(house.as(house.admin))
    expect(newest).toMatchObject({ channel: 'sms', state: 'local', to: '139****5678' })
  })

  test('not of a kind that the person wants in the app alone', async () => {
    await choose(house.head, ['sms'], { notBy: { taskUrged: ['sms'] } })
    await tell(house.head, taskUrged)
    await run()
    expect(await deliveries(house.head)).toEqual([])
    expect((await house.as(house.head).call('notice.list')).items[0]).toMatchObject({ kind: 'taskUrged' })
  })
})

describe('[P5.6] a notice that a channel does not take', () => {
  test('is tried again, each time later, and goes on to the next channel after five tries', async () => {
    await choose(house.head, ['sms', 'wecom'])
    fake.next.push('busy', 'busy', 'busy', 'busy', 'busy')
    await tell(house.head)
    await run()
    for (const minutes of [1, 2, 4]) {
      await run(minutes * 60_000 - 1000)
      const before = fake.next.length
      await run(1000)
      expect([minutes, fake.next.length]).toEqual([minutes, before - 1])
    }
    expect(await deliveries(house.head)).toMatchObject([{ state: 'failed', tries: 4 }])
    await run(8 * 60_000)
    await run()
    expect(await deliveries(house.head)).toMatchObject([
      { channel: 'sms', state: 'failed', tries: 5, error: expect.stringContaining('BUSINESS_LIMIT_CONTROL') },
      { channel: 'wecom', state: 'sent', tries: 1 },
    ])
    expect(fake.told).toHaveLength(1)
  })

  test('goes on at once when trying again leads nowhere', async () => {
    await choose(house.head, ['sms', 'wecom', 'dingtalk'])
    fake.next.push('refuse', 'refuse')
    await tell(house.head)
    await run()
    await run()
    await run()
    expect((await deliveries(house.head)).map(({ channel, state }) => [channel, state])).toEqual([
      ['sms', 'failed'],
      ['wecom', 'failed'],
      ['dingtalk', 'sent'],
    ])
  })

  test('goes on when the application does not reach the person, or its credentials are wrong', async () => {
    await choose(house.head, ['wecomApp', 'sms'])
    fake.next.push('refuse')
    await tell(house.head)
    await run()
    await run()
    expect(await deliveries(house.head)).toMatchObject([
      { channel: 'wecomApp', state: 'failed', error: 'invaliduser lisi' },
      { channel: 'sms', state: 'sent' },
    ])
    await setApps({ 'feishu.appSecret': 'not the secret' })
    await choose(house.head, ['feishuApp', 'sms'])
    await tell(house.head)
    await run()
    await run()
    expect(await deliveries(house.head)).toMatchObject([
      { channel: 'feishuApp', state: 'failed', tries: 1, error: expect.stringContaining('40001') },
      { channel: 'sms', state: 'sent' },
    ])
    await setApps()
  })

  for (const fate of ['hang up', 'hang up after taking it', 'error 500'] as const) {
    test(`is uncertain after "${fate}": neither repeated nor told by another channel`, async () => {
      await choose(house.head, ['sms', 'wecom'])
      fake.next.push(fate)
      await tell(house.head)
      await run()
      await run(86_400_000)
      expect(await deliveries(house.head)).toMatchObject([{ channel: 'sms', state: 'uncertain', tries: 1 }])
      expect(fake.told.length).toBeLessThanOrEqual(1)
    })
  }

  test('is sent once more, and told once, while its provider remembers it; after that it is uncertain', async () => {
    await choose(house.head, ['feishuApp', 'sms'])
    fake.next.push('hang up after taking it')
    await tell(house.head)
    await run()
    expect(await deliveries(house.head)).toMatchObject([{ channel: 'feishuApp', state: 'failed', tries: 1 }])
    await run(60_000)
    expect(await deliveries(house.head)).toMatchObject([{ channel: 'feishuApp', state: 'sent', tries: 2 }])
    expect(fake.told).toHaveLength(1)
    fake.next.push('hang up after taking it')
    await tell(house.head)
    await run()
    const told = fake.told.length
    await run(3600_000)
    expect(await deliveries(house.head)).toMatchObject([
      { channel: 'feishuApp', state: 'uncertain', tries: 1 },
    ])
    expect(fake.told).toHaveLength(told)
  })

  test('by two servers at the same moment leaves once', async () => {
    await choose(house.head, ['sms'])
    await tell(house.head)
    const { services } = house.house
    await Promise.all([house.drain(), deliverDue(services), deliverDue(services), deliverDue(services)])
    await run()
    expect(fake.told).toHaveLength(1)
  })
})

describe('[P5.6] quiet hours', () => {
  test('hold it back until they end', async () => {
    // 09:00 in Shanghai when the house opened; quiet until the next full hour of the test's clock.
    const now = house.clock.now()
    const hour = (ahead: number) =>
      new Date(now.getTime() + ahead).toLocaleTimeString('en-GB', {
        timeZone: 'Asia/Shanghai',
        hour: '2-digit',
        minute: '2-digit',
      })
    await choose(house.head, ['sms'], {
      quiet: { from: hour(-3_600_000), to: hour(3_600_000), zone: 'Asia/Shanghai' },
    })
    await tell(house.head)
    await run()
    expect(fake.told).toEqual([])
    await run(3_600_000)
    expect(fake.told).toHaveLength(1)
  })

  test('lie over midnight too, in the zone of the person', () => {
    const quiet = { from: '22:00', to: '07:30', zone: 'Asia/Shanghai' }
    const at = (time: string) => quietUntil(new Date(time), quiet)?.toISOString()
    expect(at('2026-03-02T21:59:00+08:00')).toBeUndefined()
    expect(at('2026-03-02T22:00:00+08:00')).toBe('2026-03-02T23:30:00.000Z')
    expect(at('2026-03-03T07:29:59+08:00')).toBe('2026-03-02T23:30:00.000Z')
    expect(at('2026-03-03T07:30:00+08:00')).toBeUndefined()
  })
})

test('[P5.6] a choice names what is wrong with it, and shows addresses in part only', async () => {
  const person = house.as(house.applicant)
  const wrong = async (input: object) =>
    (
      (await person
        .call('notice.choose', { channels: [], notBy: {}, quiet: null, ...input })
        .catch((e) => e)) as {
        fields: { field: string }[]
      }
    ).fields.map(({ field }) => field)
  expect(await wrong({ channels: ['sms'] })).toEqual(['addresses.sms.to'])
  expect(await wrong({ channels: ['pigeon'] })).toEqual(['channels.0'])
  expect(await wrong({ channels: ['mail', 'mail'] })).toEqual(['channels.1'])
  expect(await wrong({ addresses: { wecom: { to: 'https://evil.test/send?key=0123456789' } } })).toEqual([
    'addresses.wecom.to',
  ])
  expect(await wrong({ notBy: { taskOpened: ['pigeon'] } })).toEqual(['notBy.taskOpened'])
  await choose(house.applicant, ['wecom', 'mail'])
  const shown = await person.call('notice.choice')
  expect(shown.channels).toEqual(['wecom', 'mail'])
  expect(shown.kinds).toContainEqual({ kind: 'commented', name: '收到评论' })
  expect(JSON.stringify(shown)).not.toMatch(/0123456789|SECtest|13912345678/)
  const rows = await readRows<{ line: string }>(
    house,
    `select row_to_json(c)::text as line from notice_choice c union all select row_to_json(a)::text from audit_log a`,
  )
  expect(rows.map(({ line }) => line).join()).not.toMatch(/0123456789|SECtest|13912345678/)
  // What is not given again stays.
  await person.call('notice.choose', { channels: ['wecom'], notBy: {}, quiet: null })
  await tell(house.applicant)
  await run()
  expect(await deliveries(house.applicant)).toMatchObject([{ channel: 'wecom', state: 'sent' }])
})

describe('[P5.6] a test message', () => {
  const sendTest = async (channel: string) => {
    await house.as(house.finance).call('notice.test', { channel })
    await run()
    return house.as(house.finance).call('notice.testResult', { channel })
  }

  test('goes to oneself at once, in quiet hours too, and says what became of it', async () => {
    await choose(house.finance, [], { quiet: { from: '00:00', to: '23:59', zone: 'Asia/Shanghai' } })
    expect(await sendTest('wecomApp')).toEqual({ state: 'sent', error: null })
    expect(fake.told).toMatchObject([{ to: 'lisi', text: expect.stringContaining('测试消息') }])
    expect(await sendTest('voice')).toEqual({ state: 'local', error: null })
    fake.next.push('refuse')
    expect(await sendTest('feishuApp')).toMatchObject({ state: 'failed', error: '230001 invalid receive_id' })
  })

  test('needs an address that is known, a channel that there is, and has a bound', async () => {
    const finance = house.as(house.finance)
    const field = (input: object) =>
      finance.call('notice.test', input).catch(({ fields }) => `${fields[0].field} ${fields[0].code}`)
    expect(await field({ channel: 'pigeon' })).toBe('channel unknown')
    await choose(house.finance, [], { addresses: { sms: null } })
    expect(await field({ channel: 'sms' })).toBe('channel required')
    for (let count = 3; count < 10; count++) await finance.call('notice.test', { channel: 'mail' })
    await expect(finance.call('notice.test', { channel: 'mail' })).rejects.toMatchObject({
      code: 'notice.too_many_tests',
    })
  })

  test('is nobody else’s to look at; what channels did is seen by who sets up the workspace', async () => {
    const channel = 'webhook'
    await house.as(house.head).call('notice.test', { channel })
    expect(await house.as(house.head).call('notice.testResult', { channel })).toMatchObject({
      state: 'queued',
    })
    expect(await house.as(house.finance).call('notice.testResult', { channel })).toMatchObject({
      state: null,
    })
    const { items } = await house.as(house.admin).call('notice.channels')
    const of = (key: string) => items.find((item: { key: string }) => item.key === key)
    expect(of('wecomApp')).toMatchObject({ isSet: true, setBy: 'tenant', uncertain: 0 })
    expect(of('wecomApp').sent).toBeGreaterThan(0)
    expect(of('voice')).toMatchObject({ isSet: false, setBy: 'none' })
    await expect(house.as(house.finance).call('notice.channels')).rejects.toMatchObject({ status: 403 })
  })
})
