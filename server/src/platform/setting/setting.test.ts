import { createServer } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { lockFailures, passwordMinimumLength, sessionIdleHours } from '../identity/settings.ts'
import { mailServer } from '../notification/settings.ts'
import { currency, logo, themeColour } from '../tenancy/settings.ts'
import { schemaOf } from './control.ts'
import type { Setting } from './define-setting.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
  await house.house.services.pools.owner.query('update account set runs_installation = true where id = $1', [
    house.admin.accountId,
  ])
})
afterAll(() => house.close())

type Scope = 'installation' | 'tenant' | 'person'
const as = (person = house.admin) => house.as(person)
const list = (scope: Scope = 'tenant', person = house.admin) => as(person).call('setting.list', { scope })
async function change(values: Record<string, unknown>, more: object = {}, scope: Scope = 'tenant') {
  const { number } = await list(scope)
  return as().call('setting.change', { scope, values, reason: '试一试', basedOn: number, ...more })
}
const viewed = async (setting: Setting, scope: Scope = 'tenant') =>
  (await list(scope)).groups
    .flatMap(({ settings }: { settings: { key: string }[] }) => settings)
    .find(({ key }: { key: string }) => key === setting.key)
const read = <Value>(setting: Setting<Value>) =>
  house.house.services.settings.read(setting, { tenantId: house.tenantId })

describe('[P5.8] [P2.6] settings', () => {
  test('a change is told with reason and values, holds at once, and can be gone back on', async () => {
    expect(await read(currency)).toBe('CNY')
    const { number } = await change({ [currency.key]: 'EUR', [themeColour.key]: '#aa3300' })
    expect(await read(currency)).toBe('EUR')
    expect(await viewed(currency)).toMatchObject({ value: 'EUR', isSet: true, inherited: 'CNY' })
    const { items } = await as().call('setting.listChanges', { scope: 'tenant' })
    expect(items[0]).toMatchObject({
      number,
      by: house.admin.name,
      reason: '试一试',
      changes: [
        { key: themeColour.key, name: '主题色', before: null, after: '#aa3300' },
        { key: currency.key, before: null, after: 'EUR' },
      ],
    })
    await as().call('setting.rollBack', {
      scope: 'tenant',
      number: number - 1,
      reason: '不合适',
      basedOn: number,
    })
    expect(await read(currency)).toBe('CNY')
    expect((await as().call('setting.listChanges', { scope: 'tenant' })).items[0]).toMatchObject({
      number: number + 1,
      rolledBackTo: number - 1,
    })
  })

  test('null goes back to what holds without it', async () => {
    await change({ [currency.key]: 'USD' })
    await change({ [currency.key]: null })
    expect(await viewed(currency)).toMatchObject({ value: 'CNY', isSet: false })
  })

  test('what is wrong is named with what would be right, and nothing of the rest is changed', async () => {
    const before = await list()
    await expect(
      change({
        [currency.key]: 'EUR',
        [passwordMinimumLength.key]: 4,
        [themeColour.key]: 'red',
        'no.such': 1,
        [lockFailures.key]: 3,
      }),
    ).rejects.toMatchObject({
      code: 'common.invalid_input',
      fields: [
        { field: `values.${passwordMinimumLength.key}`, params: { hint: '8 – 64' } },
        { field: `values.${themeColour.key}` },
        { field: 'values.no.such', code: 'unknown' },
        // The installation's alone.
        { field: `values.${lockFailures.key}`, code: 'unknown' },
      ],
    })
    await expect(change({ [currency.key]: 'EUR' }, { reason: ' ' })).rejects.toMatchObject({
      fields: [{ field: 'reason' }],
    })
    await expect(
      change({ [currency.key]: 'CNY' }, {}).then(() => change({ [currency.key]: 'CNY' })),
    ).rejects.toMatchObject({ code: 'setting.nothing_changes' })
    expect((await list()).groups).toMatchObject(before.groups.map(({ key }: { key: string }) => ({ key })))
    expect(await read(passwordMinimumLength)).toBe(8)
  })

  test('of two who change the same at the same moment one is told', async () => {
    const { number } = await list()
    const attempt = (value: string) =>
      as().call('setting.change', {
        scope: 'tenant',
        values: { [currency.key]: value },
        reason: '同时',
        basedOn: number,
      })
    const answers = await Promise.allSettled([attempt('GBP'), attempt('HKD'), attempt('USD')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'setting.changed_meanwhile' })
  })

  test('a change that cannot be carried out leaves everything as it was, and stands in the history', async () => {
    const setting = house.house.services.settingBook.get(currency.key)!
    const before = await list()
    const applied: unknown[] = []
    setting.apply = async ({ transaction }, { after }) => {
      applied.push(after)
      await transaction.query(`select 1 / 0`)
    }
    try {
      await expect(change({ [currency.key]: 'EUR', [themeColour.key]: '#123456' })).rejects.toMatchObject({
        code: 'setting.not_applied',
      })
    } finally {
      delete setting.apply
    }
    expect(applied).toEqual(['EUR'])
    expect(await list()).toEqual(before)
    expect((await as().call('setting.listChanges', { scope: 'tenant' })).items[0]).toMatchObject({
      number: null,
      error: expect.stringContaining('division by zero'),
      changes: expect.arrayContaining([expect.objectContaining({ key: currency.key, after: 'EUR' })]),
    })
  })

  test('a workspace may be stricter than the installation, never less', async () => {
    await change({ [passwordMinimumLength.key]: 12, [sessionIdleHours.key]: 8 }, {}, 'installation')
    expect(await read(passwordMinimumLength)).toBe(12)
    await change({ [passwordMinimumLength.key]: 10, [sessionIdleHours.key]: 20 })
    expect([await read(passwordMinimumLength), await read(sessionIdleHours)]).toEqual([12, 8])
    await change({ [passwordMinimumLength.key]: 16, [sessionIdleHours.key]: 2 })
    expect([await read(passwordMinimumLength), await read(sessionIdleHours)]).toEqual([16, 2])
    expect(await viewed(passwordMinimumLength)).toMatchObject({ control: { min: 12, max: 64 }, value: 16 })
    await expect(
      as().call('member.create', {
        name: '新人',
        email: 'new@acme.test',
        username: 'newcomer',
        password: 'Short-word-14c',
      }),
    ).rejects.toMatchObject({ fields: [{ field: 'password', code: 'too_short' }] })
    await change({ [passwordMinimumLength.key]: null, [sessionIdleHours.key]: null })
    await change({ [passwordMinimumLength.key]: null, [sessionIdleHours.key]: null }, {}, 'installation')
  })

  test('who may not is refused: a member, and the administrator of a workspace for the installation', async () => {
    await expect(list('tenant', house.applicant)).rejects.toMatchObject({ code: 'common.forbidden' })
    await expect(list('installation', house.applicant)).rejects.toMatchObject({
      code: 'setting.only_operator',
    })
    const other = await house.addTenant('bravo')
    await expect(house.as(other.admin).call('setting.list', { scope: 'installation' })).rejects.toMatchObject(
      {
        code: 'setting.only_operator',
      },
    )
    await expect(
      house.as(other.admin).call('setting.change', {
        scope: 'installation',
        values: { [lockFailures.key]: 20 },
        reason: '放宽',
        basedOn: 0,
      }),
    ).rejects.toMatchObject({ code: 'setting.only_operator' })
  })

  test('[P2.3] what one workspace sets is nothing to another', async () => {
    const other = await house.addTenant('charlie')
    await change({ [themeColour.key]: '#abcdef' })
    const { groups } = await house.as(other.admin).call('setting.list', { scope: 'tenant' })
    expect(JSON.stringify(groups)).not.toContain('#abcdef')
    expect((await house.as(other.admin).call('setting.listChanges', { scope: 'tenant' })).items).toEqual([])
  })
})

describe('[P6.4] secrets', () => {
  test('a mail server is tried before it is saved, kept sealed and never told', async () => {
    const refused = change({ [mailServer.key]: 'smtp://user:Geheim-9@127.0.0.1:1' }, {}, 'installation')
    await expect(refused).rejects.toMatchObject({
      fields: [{ field: `values.${mailServer.key}`, code: 'probe' }],
    })
    const server = createServer((socket) => {
      socket.write('220 fake ESMTP\r\n')
      socket.on('data', (data) => {
        const line = String(data)
        if (/^EHLO/i.test(line)) socket.write('250-fake\r\n250 AUTH PLAIN\r\n')
        else if (/^AUTH/i.test(line)) socket.write('235 ok\r\n')
        else socket.end('221 bye\r\n')
      })
      socket.on('error', () => undefined)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `smtp://user:Geheim-9@127.0.0.1:${(server.address() as { port: number }).port}`
    try {
      await change({ [mailServer.key]: url }, {}, 'installation')
    } finally {
      server.close()
    }
    const { services } = house.house
    expect(await services.settings.read(mailServer)).toBe(url)
    const told = JSON.stringify([
      await list('installation'),
      await as().call('setting.listChanges', { scope: 'installation' }),
    ])
    expect(told).not.toContain('Geheim')
    const { rows } = await services.pools.owner.query<{ all: string }>(
      `select string_agg(c::text, '') as all from installation_setting_change c`,
    )
    expect(rows[0]!.all).not.toContain('Geheim')
    const audit = JSON.stringify(await as().call('audit.list', {}))
    expect(audit).not.toContain('Geheim')
    await change({ [mailServer.key]: null }, {}, 'installation')
  })

  test('each workspace seals with its own key: what is moved to another does not open', async () => {
    const { vault } = house.house.services
    const other = await house.addTenant('delta')
    const sealed = await vault.seal(house.tenantId, '秘密 Geheim')
    expect(sealed).not.toContain('Geheim')
    expect(await vault.open(house.tenantId, sealed)).toBe('秘密 Geheim')
    await vault.seal(other.tenantId, 'x')
    await expect(vault.open(other.tenantId, sealed)).rejects.toThrow('is not one of the workspace')
    await expect(vault.open(undefined, sealed)).rejects.toThrow()
    await expect(vault.open(house.tenantId, `${sealed.slice(0, -6)}AAAA==`)).rejects.toThrow()
  })

  test('of many first secrets at once all open: one key is made', async () => {
    const { vault } = house.house.services
    const other = await house.addTenant('echo')
    const sealed = await Promise.all(
      Array.from({ length: 20 }, (_, n) => vault.seal(other.tenantId, `s${n}`)),
    )
    expect(await Promise.all(sealed.map((one) => vault.open(other.tenantId, one)))).toEqual(
      sealed.map((_, n) => `s${n}`),
    )
    expect(new Set(sealed.map((one) => one.slice(0, one.indexOf(':')))).size).toBe(1)
  })
})

test('[P5.8] whatever a control takes, it takes again as it was; nothing else gets in', () => {
  const accepts = (control: Parameters<typeof schemaOf>[0], value: unknown) =>
    schemaOf(control).safeParse(value).success
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(accepts({ kind: 'switch' }, value)).toBe(typeof value === 'boolean')
      expect(accepts({ kind: 'integer', min: 1, max: 9 }, value)).toBe(
        Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 9,
      )
    }),
  )
  expect(accepts({ kind: 'timeZone' }, 'Asia/Shanghai')).toBe(true)
  expect(accepts({ kind: 'timeZone' }, 'Asia/Atlantis')).toBe(false)
  for (const url of ['javascript:alert(1)', 'https://u:p@x.test', 'ftp://x.test', 'x'])
    expect([url, accepts({ kind: 'text', maxLength: 200, format: 'url' }, url)]).toEqual([url, false])
  const png = `data:image/png;base64,${Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')}`
  expect(logo.schema.safeParse(png).success).toBe(true)
  for (const picture of [
    `data:image/svg+xml;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`,
    `data:image/png;base64,${Buffer.from('<script>').toString('base64')}`,
    `${png}" onerror="x`,
    png.padEnd(200_000, 'A'),
  ])
    expect(logo.schema.safeParse(picture).success).toBe(false)
})
