import { BlockList, isIP, isIPv4 } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ipInRange } from './ip-range.ts'

/** What the runtime's own list says; it keeps IPv4 and IPv6 apart, so mapped addresses are asked as IPv4. */
function inBlockList(address: string, base: string, prefix: number): boolean {
  const list = new BlockList()
  list.addSubnet(base, prefix, isIPv4(base) ? 'ipv4' : 'ipv6')
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

const nearV4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 31 }))

test('[P4.1] IPv4 ranges agree with the runtime, also one bit away', () => {
  fc.assert(
    fc.property(nearV4, ([base, prefix, bit]) => {
      const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
      const other = (number ^ (1 << bit)) >>> 0
      const address = [24, 16, 8, 0].map((shift) => (other >>> shift) & 255).join('.')
      expect(ipInRange(address, `${base}/${prefix}`)).toBe(inBlockList(address, base, prefix))
      expect(ipInRange(`::ffff:${address}`, `${base}/${prefix}`)).toBe(inBlockList(address, base, prefix))
      expect(ipInRange(base, base)).toBe(true)
    }),
  )
})

test('[P4.1] IPv6 ranges agree with the runtime in every notation', () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV6(), fc.integer({ min: 0, max: 128 }), (left, right, prefix) => {
      fc.pre(!left.startsWith('::ffff:') && !right.startsWith('::ffff:'))
      expect(ipInRange(left, `${right}/${prefix}`)).toBe(inBlockList(left, right, prefix))
      expect(ipInRange(left, `${left}/${prefix}`)).toBe(true)
    }),
  )
})

test('[P4.1] text that is no address or range is never inside anything', () => {
  for (const range of [
    '',
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0/8',
    '010.0.0.0/8',
    'fe80::1::2',
    '::1/129',
    '*',
    '10.0.0.0/-1',
  ])
    expect([range, ipInRange('10.0.0.1', range)]).toEqual([range, null])
  for (const address of ['', 'unknown', '10.0.0', '10.0.0.256', '10.0.0.1:80', 'fe80::1%eth0'])
    expect([address, ipInRange(address, '0.0.0.0/0')]).toEqual([address, false])
})

test('[P4.1] an address is accepted exactly when the runtime knows it as one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f:.]{1,20}$/), (text) => {
      expect(ipInRange('::1', text) !== null).toBe(isIP(text) !== 0)
    }),
    { numRuns: 2000 },
  )
})
