import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainAddress, rateKey, readConfig } from '../kernel/index.ts'
import { openBrowser } from '../platform/identity/testing/browser.ts'
import { systemRecords } from '../testing/system-records.ts'
import { createTestHouse } from '../testing/test-house.ts'
import { sourceReader } from './client-address.ts'

const trustOf = (SLUICE_TRUST_PROXY: string) => readConfig({ SLUICE_TRUST_PROXY }).proxyTrust

function addressBehind(trust: string, peer: string, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return sourceReader(trustOf(trust))({ socket: { remoteAddress: peer }, headers } as IncomingMessage).address
}

describe('who the client is', () => {
  test('[P1.7] only what trusted proxies wrote counts, read from the end', () => {
    expect(addressBehind('0', '127.0.0.1', '203.0.113.7')).toBe('127.0.0.1')
    expect(addressBehind('1', '127.0.0.1', '203.0.113.7')).toBe('203.0.113.7')
    expect(addressBehind('1', '127.0.0.1', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
    expect(addressBehind('2', '10.0.0.1', '6.6.6.6, 198.51.100.1, 203.0.113.7')).toBe('198.51.100.1')
    // Who comes from outside past the proxy is believed nothing.
    expect(addressBehind('1', '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    const networks = '10.0.0.0/8, fd00::/8, 203.0.113.5'
    expect(addressBehind(networks, '10.1.1.1', '6.6.6.6, 198.51.100.1, 203.0.113.5, 10.9.9.9')).toBe(
      '198.51.100.1',
    )
    expect(addressBehind(networks, '192.168.0.1', '198.51.100.1')).toBe('192.168.0.1')
    expect(addressBehind('loopback', '::1', '198.51.100.1')).toBe('198.51.100.1')
  })

  test('[P1.7] an entry that is no address ends the reading; ports, brackets, zones and mapped addresses are taken off', () => {
    for (const garbage of [
      '',
      ' ',
      'unknown',
      '1.2.3',
      "'; drop table",
      '_hidden',
      '::ffff:300.1.1.1',
      ',,,',
    ]) {
      expect(addressBehind('1', '127.0.0.1', garbage)).toBe('127.0.0.1')
      expect(addressBehind('2', '127.0.0.1', `${garbage}, 203.0.113.7`)).toBe('203.0.113.7')
    }
    expect(plainAddress('203.0.113.7:4711')).toBe('203.0.113.7')
    expect(plainAddress('::ffff:203.0.113.7')).toBe('203.0.113.7')
    expect(plainAddress('::FFFF:cb00:7107')).toBe('203.0.113.7')
    expect(plainAddress('[2001:DB8:0:0::1%eth0]:443')).toBe('2001:db8::1')
    expect(plainAddress('fe80::1%eth0')).toBe('fe80::1')
  })

  test('[P1.7] whatever stands in the header, the answer is an address in its one spelling', () => {
    const entry = fc.oneof(
      fc.string(),
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV6().map((address) => `[${address}]:80`),
    )
    fc.assert(
      fc.property(fc.array(entry), fc.constantFrom('0', '1', '3', 'loopback'), (entries, trust) => {
        const address = addressBehind(trust, '::ffff:127.0.0.1', entries.join(','))
        expect(isIP(address)).not.toBe(0)
        expect(plainAddress(address)).toBe(address)
      }),
    )
  })

  test('[P1.7] one customer of IPv6 is one for the rate limit', () => {
    expect(rateKey('203.0.113.7')).toBe('203.0.113.7')
    expect(rateKey('2001:db8:1:2:3:4:5:6')).toBe(rateKey('2001:db8:1:2::1'))
    expect(rateKey('2001:db8:1:3::1')).not.toBe(rateKey('2001:db8:1:2::1'))
    expect(rateKey('2001:db8::1')).toBe('2001:db8:0:0')
    expect(rateKey('::1')).toBe('0:0:0:0')
  })

  test.each([
    'yes',
    '11',
    '-1',
    '10.0.0.0/33',
    '10.0.0.0/0',
    'fd00::/129',
    '1.2.3.4/8/9',
    ',',
    '1, nonsense',
  ])('[P1.7] the setting %j is refused with what would be right', (setting) => {
    expect(() => trustOf(setting)).toThrow(/SLUICE_TRUST_PROXY: .*number of proxies.*network/)
  })

  test('[P1.7] a forged or broken header neither evades the limit on sign-ins nor hides them', async () => {
    const house = await createTestHouse({ environment: { SLUICE_TRUST_PROXY: '1' } })
    try {
      const signIn = (forwarded: string, login = 'acme-head', password = 'wrong') =>
        house.house.app.inject({
          method: 'POST',
          url: '/api/login',
          headers: { 'x-forwarded-for': forwarded, 'x-sluice-csrf': '1' },
          payload: { login, password },
        })
      const { ratePerMinute = 0 } = house.house.registry.get('identity.login')!
      const statuses: number[] = []
      for (let attempt = 0; attempt <= ratePerMinute; attempt++) {
        // Without a name it is refused before any password is looked at, and counts all the same.
        statuses.push((await signIn(`10.9.8.${attempt}, 203.0.113.7`, '')).statusCode)
      }
      expect(statuses.at(-1)).toBe(429)
      expect(new Set(statuses.slice(0, -1))).toEqual(new Set([400]))
      expect((await signIn('garbage', 'acme-admin', 'River-2026-gate')).statusCode).toBe(200)
      expect((await signIn('[2001:db8::7%x]:99', 'acme-admin', 'River-2026-gate')).statusCode).toBe(200)
      const eq = { member: house.admin.memberId }
      const { items } = await systemRecords(house.as(house.admin), 'login', { eq })
      expect(items.slice(0, 2).map(({ values }) => values.ip)).toEqual(['2001:db8::7', '127.0.0.1'])
    } finally {
      await house.close()
    }
  })

  test('[P1.5] over https the session lies in a cookie no other host can set, and the browser keeps to https', async () => {
    const house = await createTestHouse({ environment: { SLUICE_TRUST_PROXY: '1' } })
    try {
      const signIn = (headers: Record<string, string>) =>
        house.house.app.inject({
          method: 'POST',
          url: '/api/login',
          headers: { 'x-sluice-csrf': '1', ...headers },
          payload: { login: 'acme-admin', password: 'River-2026-gate' },
        })
      const https = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }
      const secure = await signIn(https)
      expect(secure.headers['set-cookie']).toMatch(
        /^__Host-sluice_session=[^;]+; .*Path=\/; .*HttpOnly; Secure/,
      )
      expect(secure.headers['set-cookie']).not.toMatch(/Domain/i)
      expect(secure.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
      const [cookie] = secure.cookies
      const me = (name: string) =>
        house.house.app.inject({ url: '/api/me', headers: { ...https, cookie: `${name}=${cookie!.value}` } })
      expect((await me('__Host-sluice_session')).statusCode).toBe(200)
      expect((await me('sluice_session')).statusCode).toBe(401)
      const plain = await signIn({})
      expect(plain.headers['set-cookie']).toMatch(/^sluice_session=/)
      expect(plain.headers['strict-transport-security']).toBeUndefined()
      const browser = openBrowser(house.house.app, `sluice_session=${plain.cookies[0]!.value}`)
      expect((await browser.get('/api/me')).status).toBe(200)
    } finally {
      await house.close()
    }
  })
})
