import { featureKeys } from '@sluice/contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from '../../house.ts'
import { inputSchema } from '../../testing/input-place.ts'
import { knownOf } from '../../testing/sample-call.ts'
import { sampleInput } from '../../testing/sample-input.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { fillCompany, type WholeCompany } from '../../testing/whole-company.ts'
import { signSimple } from '../access-key/testing/sign.ts'

let house: TestHouse
let own: WholeCompany
let client: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  own = await fillCompany(house, client, house, 'acme')
  await house.house.services.pools.owner.query('update account set runs_installation = true where id = $1', [
    house.admin.accountId,
  ])
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const office = () => house.as(house.admin)
async function set(values: Record<string, unknown>, scope: 'tenant' | 'installation' = 'tenant') {
  const { number } = await office().call('setting.list', { scope })
  await office().call('setting.change', { scope, values, reason: '试', basedOn: number })
}
const viewed = async (key: string, scope: 'tenant' | 'installation' = 'tenant') => {
  const { groups } = await office().call('setting.list', { scope })
  return groups
    .flatMap(({ settings }: { settings: { key: string }[] }) => settings)
    .find((one: { key: string }) => one.key === key)
}
const features = async () => (await office().call('identity.me')).workspace.features

describe('[P2.6] features', () => {
  test('each has operations, and all of them are refused by name when it is off, whoever asks', async () => {
    const { services, registry } = house.house
    for (const key of featureKeys) {
      const operations = [...registry.values()].filter(
        ({ id, access }) => services.features.of(id)?.feature.key === key && access !== 'public',
      )
      expect(operations.length, key).toBeGreaterThan(0)
      await set({ [`feature.${key}`]: false })
      expect(await features()).not.toContain(key)
      for (const operation of operations) {
        const input = sampleInput(inputSchema(operation), knownOf(operation, own))
        await expect(office().call(operation.id, input), operation.id).rejects.toMatchObject({
          code: 'feature.off',
          status: 403,
        })
      }
      await set({ [`feature.${key}`]: null })
      expect(await features()).toContain(key)
    }
    const { items } = await office().call('audit.list', { limit: 50 })
    expect(items.some(({ outcome }: { outcome: string }) => outcome === 'refused')).toBe(true)
  })

  test('every operation that a feature names is there', () => {
    const { settingBook } = house.house.services
    const ids = [...house.house.registry.keys()]
    for (const setting of settingBook.values()) {
      if (!('feature' in setting)) continue
      for (const name of (setting.feature as { operations: string[] }).operations)
        expect(
          ids.some((id) => id === name || id.startsWith(`${name}.`)),
          name,
        ).toBe(true)
    }
  })

  test('without the open API no key is heard, and its calls say why', async () => {
    const key = await office().call('accessKey.create', { name: 'ERP', memberId: house.admin.memberId })
    const call = () =>
      house.house.app.inject(
        signSimple(key, { url: '/api/tenant' }, { at: Math.floor(house.clock.now().getTime() / 1000) }),
      )
    expect((await call()).statusCode).toBe(200)
    await set({ 'feature.openApi': false })
    const refused = await call()
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'feature.off'])
    await set({ 'feature.openApi': null })
    expect((await call()).statusCode).toBe(200)
  })

  test('what is off for the installation cannot be switched on by a workspace, and says so', async () => {
    await set({ 'feature.outbound': false }, 'installation')
    await set({ 'feature.outbound': true })
    expect(await features()).not.toContain('outbound')
    expect(await viewed('feature.outbound')).toMatchObject({ value: false, control: { locked: true } })
    await set({ 'feature.outbound': null }, 'installation')
    expect(await features()).toContain('outbound')
    await set({ 'feature.outbound': null })
  })
})

test('[P5.8] a setting that needs a restart says so until the restart, and what holds meanwhile', async () => {
  const { config, startValues } = house.house.services
  expect(startValues.get('server.poolSize')).toBe(config.poolSize)
  expect(await viewed('server.poolSize', 'installation')).toMatchObject({ needsRestart: true, inUse: null })
  await set({ 'server.poolSize': 33 }, 'installation')
  expect(await viewed('server.poolSize', 'installation')).toMatchObject({ value: 33, inUse: config.poolSize })
  const restarted = await openHouse({
    config,
    databaseUrl: house.databaseUrl,
    clock: house.clock,
    running: false,
    migrated: true,
  })
  try {
    expect(restarted.services.startValues.get('server.poolSize')).toBe(33)
    const { groups } = (await restarted.invoke('setting.list', {
      actor: house.admin.actor,
      input: { scope: 'installation' },
    })) as { groups: { settings: { key: string }[] }[] }
    const found = groups.flatMap(({ settings }) => settings).find(({ key }) => key === 'server.poolSize')
    expect(found).toMatchObject({ value: 33, inUse: null })
  } finally {
    await restarted.close()
  }
  await set({ 'server.poolSize': null }, 'installation')
})
