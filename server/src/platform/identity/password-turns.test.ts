import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'

/** How many connections were held while a password was looked at. */
const held = vi.hoisted(() => ({ seen: [] as string[], now: (): number => 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>()
  const noting =
    <Rest extends unknown[], Result>(name: string, act: (...rest: Rest) => Result) =>
    async (...rest: Rest) => {
      // One that only read is given back without waiting for it; one that is held stays held.
      await vi.waitFor(() => expect(held.now()).toBe(0)).catch(() => undefined)
      held.seen.push(`${name} ${held.now()}`)
      return act(...rest)
    }
  return { ...argon2, hash: noting('hash', argon2.hash), verify: noting('verify', argon2.verify) }
})

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
  const { pools } = house.house.services
  let taken = 0
  for (const lane of [pools.identity, pools.server, pools.owner]) {
    const connect = lane.connect.bind(lane)
    lane.connect = async (party) => {
      const client = await connect(party)
      taken++
      const release = client.release.bind(client)
      client.release = (error) => {
        taken--
        release(error)
      }
      return client
    }
  }
  held.now = () => taken
})
afterAll(() => house.close())

const password = 'River-2026-gate'
const next = 'Harbour-7-lamp'

test('[P1.3] no connection waits while a password is hashed or looked at', async () => {
  const { invoke } = house.house
  const anonymous = (operationId: string, input: object) =>
    invoke(operationId, { actor: { kind: 'anonymous' }, input })
  const admin = house.as(house.admin)
  const doing = async (act: () => Promise<unknown>) => {
    held.seen = []
    await act()
    // What is compared with where there is no account is made at the first look.
    return held.seen.slice(held.seen.length > 1 && held.seen[1]?.startsWith('verify') ? 1 : 0)
  }
  expect(await doing(() => anonymous('identity.login', { login: 'acme-applicant', password }))).toEqual([
    'verify 0',
  ])
  const wrong = () =>
    anonymous('identity.login', { login: 'acme-applicant', password: 'wrong-1' }).catch(() => undefined)
  expect(await doing(wrong)).toEqual(['verify 0'])
  const change = () =>
    house
      .as(house.applicant)
      .call('identity.changePassword', { currentPassword: password, newPassword: next })
  expect(await doing(change)).toEqual(['verify 0', 'hash 0'])
  const reset = () => admin.call('member.create', { name: '新人', email: 'new@acme.test' })
  expect(await doing(reset)).toEqual(['hash 0'])
  const register = () =>
    anonymous('identity.register', {
      email: 'li@hill.test',
      name: '李山',
      password: next,
      tenantCode: 'hill',
      tenantName: '山',
      termsAccepted: true,
    })
  expect(await doing(register)).toEqual(['hash 0'])
})

test('[P1.3] right passwords, however often, are no guesses', async () => {
  const call = () =>
    house.house.invoke('identity.login', {
      actor: { kind: 'anonymous' },
      origin: { idempotencyKey: 'once' },
      input: { login: 'acme-head', password },
    })
  for (let time = 0; time < 7; time++) await call()
  await expect(call()).resolves.toMatchObject({ memberId: house.head.memberId })
})
