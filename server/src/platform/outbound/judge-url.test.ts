import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { networksOf, plainAddress } from '../../kernel/index.ts'
import { isCallable } from './judge-address.ts'
import { hostOf, isAddress, judgeUrl } from './judge-url.ts'

const nothing = networksOf([])

/** The answer about an address whose host is written as a number; a name is judged when it is resolved. */
function judge(text: string): string {
  const judged = judgeUrl(text)
  if ('refused' in judged) return judged.refused
  const host = hostOf(judged.url)
  if (!isAddress(host)) return 'name'
  return isCallable(host, nothing) ? 'open' : 'reserved'
}

/** Ways to write an address that must not be reached, and what each is refused as. */
const evasions: [string, string][] = [
  // loopback in every spelling that a URL knows
  ['http://127.0.0.1/', 'reserved'],
  ['http://127.1/', 'reserved'],
  ['http://127.0.1/', 'reserved'],
  ['http://2130706433/', 'reserved'],
  ['http://0x7f000001/', 'reserved'],
  ['http://0x7F.1/', 'reserved'],
  ['http://0177.0.0.1/', 'reserved'],
  ['http://017700000001/', 'reserved'],
  ['http://0x7f.0.0x0.01/', 'reserved'],
  ['http://127.0.0.1./', 'reserved'],
  ['http://１２７.０.０.１/', 'reserved'],
  ['http://①②⑦.⓪.⓪.①/', 'reserved'],
  ['http://127。0。0。1/', 'reserved'],
  ['http://127%2e0%2e0%2e1/', 'reserved'],
  ['http://%31%32%37.0.0.1/', 'reserved'],
  ['http://127.255.255.254/', 'reserved'],
  ['http://0/', 'reserved'],
  ['http://0.0.0.0/', 'reserved'],
  ['http://0x0/', 'reserved'],
  ['HTTP://127.0.0.1:8080/', 'reserved'],
  // private, shared, link-local, of clouds
  ['http://10.0.0.1/', 'reserved'],
  ['http://10.1/', 'reserved'],
  ['http://167772161/', 'reserved'],
  ['http://012.0.0.1/', 'reserved'],
  ['http://172.16.0.1/', 'reserved'],
  ['http://172.31.255.255/', 'reserved'],
  ['http://192.168.1.1/', 'reserved'],
  ['http://0xc0a80101/', 'reserved'],
  ['http://100.64.0.1/', 'reserved'],
  ['http://100.100.100.200/latest/meta-data/', 'reserved'],
  ['http://169.254.169.254/latest/meta-data/', 'reserved'],
  ['http://2852039166/latest/meta-data/', 'reserved'],
  ['http://0xa9.0xfe.0xa9.0xfe/', 'reserved'],
  ['http://0251.0376.0251.0376/', 'reserved'],
  ['http://168.63.129.16/', 'reserved'],
  // multicast, reserved, documentation, benchmarks
  ['http://224.0.0.1/', 'reserved'],
  ['http://239.255.255.250:1900/', 'reserved'],
  ['http://240.0.0.1/', 'reserved'],
  ['http://255.255.255.255/', 'reserved'],
  ['http://192.0.2.1/', 'reserved'],
  ['http://198.51.100.7/', 'reserved'],
  ['http://203.0.113.7/', 'reserved'],
  ['http://198.18.0.1/', 'reserved'],
  ['http://192.0.0.8/', 'reserved'],
  ['http://192.88.99.1/', 'reserved'],
  // IPv6
  ['http://[::]/', 'reserved'],
  ['http://[::1]/', 'reserved'],
  ['http://[0:0:0:0:0:0:0:1]/', 'reserved'],
  ['http://[::ffff:127.0.0.1]/', 'reserved'],
  ['http://[::ffff:7f00:1]/', 'reserved'],
  ['http://[0:0:0:0:0:FFFF:169.254.169.254]/', 'reserved'],
  ['http://[::ffff:8.8.8.8]/', 'reserved'],
  ['http://[::127.0.0.1]/', 'reserved'],
  ['http://[::ffff:0:127.0.0.1]/', 'reserved'],
  ['http://[64:ff9b::127.0.0.1]/', 'reserved'],
  ['http://[64:ff9b:1::a00:1]/', 'reserved'],
  ['http://[2002:7f00:1::]/', 'reserved'],
  ['http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/', 'reserved'],
  ['http://[2001:db8::1]/', 'reserved'],
  ['http://[3fff::1]/', 'reserved'],
  ['http://[fc00::1]/', 'reserved'],
  ['http://[fd00:ec2::254]/', 'reserved'],
  ['http://[fe80::1]/', 'reserved'],
  ['http://[fec0::1]/', 'reserved'],
  ['http://[ff02::1]/', 'reserved'],
  ['http://[100::1]/', 'reserved'],
  ['http://[fe80::1%25eth0]/', 'unreadable'],
  ['http://[fe80::1%eth0]/', 'unreadable'],
  ['http://[::1%251]/', 'unreadable'],
  // who the address is for
  ['http://example.com@127.0.0.1/', 'userinfo'],
  ['http://user:password@example.com/', 'userinfo'],
  ['http://@127.0.0.1/', 'userinfo'],
  ['http://:@example.com/', 'userinfo'],
  ['http://example.com\\@127.0.0.1/', 'characters'],
  ['http:\\\\127.0.0.1/', 'characters'],
  ['http://127.0.0.1\t/', 'characters'],
  ['http://127.0.\n0.1/', 'characters'],
  [' http://127.0.0.1/', 'characters'],
  ['http://127.0.0.1\u0000.example.com/', 'characters'],
  ['http://127.0.0.1\u200b/', 'characters'],
  ['http:127.0.0.1/', 'unreadable'],
  ['http:/127.0.0.1/', 'unreadable'],
  ['http:///127.0.0.1/', 'unreadable'],
  ['//127.0.0.1/', 'unreadable'],
  ['127.0.0.1', 'unreadable'],
  ['http://', 'unreadable'],
  ['http://256.256.256.256/', 'unreadable'],
  ['http://1.2.3.4.5/', 'unreadable'],
  // other protocols, and ports of them
  ['file:///etc/passwd', 'scheme'],
  ['ftp://example.com/', 'scheme'],
  ['gopher://127.0.0.1:6379/_INFO', 'scheme'],
  ['dict://127.0.0.1:11211/', 'scheme'],
  ['data:text/plain,x', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['ldap://127.0.0.1/', 'scheme'],
  ['jar:http://127.0.0.1!/', 'scheme'],
  ['http://example.com:22/', 'port'],
  ['http://example.com:25/', 'port'],
  ['http://example.com:0/', 'port'],
  ['http://example.com:6667/', 'port'],
  ['http://example.com:99999/', 'unreadable'],
]

const allowed = [
  'http://93.184.216.34/',
  'https://93.184.216.34/',
  'https://8.8.8.8/dns-query?name=x',
  'http://1.1.1.1:8080/',
  'http://134744072/',
  'http://0x08080808/',
  'http://172.15.255.255/',
  'http://172.32.0.1/',
  'http://100.63.255.255/',
  'http://100.128.0.1/',
  'http://169.253.255.255/',
  'http://192.167.255.255/',
  'http://192.169.0.1/',
  'http://198.17.255.255/',
  'http://198.20.0.1/',
  'http://223.255.255.255/',
  'http://11.0.0.1/',
  'http://128.0.0.1/',
  'http://[2606:4700:4700::1111]/',
  'https://[2400:3200::1]:8443/hook',
  'https://[2001:4860:4860::8888]/',
]
const names = [
  'https://example.com/hook?x=1#part',
  'http://例子.测试/',
  'https://xn--fsqu00a.xn--0zwm56d/',
  'https://example.com./',
  'http://intranet/',
  'http://localhost/',
]

describe('[N5.8] an address that somebody typed', () => {
  test(`${evasions.length} ways around are refused`, () => {
    expect(evasions.length).toBeGreaterThanOrEqual(60)
    expect(evasions.map(([text]) => [text, judge(text)])).toEqual(evasions)
  })

  test('public addresses are open, and names are judged when they are resolved', () => {
    expect(allowed.map((text) => [text, judge(text)])).toEqual(allowed.map((text) => [text, 'open']))
    expect(names.map((text) => [text, judge(text)])).toEqual(names.map((text) => [text, 'name']))
    expect(judge(`https://example.com/${'x'.repeat(2100)}`)).toBe('length')
  })

  test('every spelling of an IPv4 address is judged like the plain one', () => {
    const octets = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(255)))
    const spell = fc.array(fc.constantFrom(8, 10, 16), { minLength: 4, maxLength: 4 })
    const write = (value: number, base: number) =>
      base === 8 ? `0${value.toString(8)}` : base === 16 ? `0x${value.toString(16)}` : String(value)
    fc.assert(
      fc.property(octets, spell, fc.integer({ min: 1, max: 4 }), (parts, bases, count) => {
        const tail = parts.slice(count - 1).reduce((sum, part) => sum * 256 + part, 0)
        const shown = [...parts.slice(0, count - 1), tail].map((part, index) => write(part, bases[index]!))
        expect(judge(`http://${shown.join('.')}/`)).toBe(judge(`http://${parts.join('.')}/`))
      }),
    )
  })

  test('what the operator opens is open, and nothing beside it', () => {
    const open = networksOf(['10.20.0.0/16', 'fd12::/16', '192.168.5.7'])
    const reached = ['10.20.3.4', '::ffff:10.20.3.4', 'fd12::1', '192.168.5.7', '8.8.8.8']
    const refused = ['10.21.0.1', 'fd13::1', '192.168.5.8', '127.0.0.1', '::1', 'fd12::1%eth0', 'text', '']
    expect(reached.filter((address) => !isCallable(address, open))).toEqual([])
    expect(refused.filter((address) => isCallable(address, open))).toEqual([])
  })

  test('no IPv6 address that holds an IPv4 address is open', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::'),
        (address, prefix) => {
          expect(isIP(`${prefix}${address}`)).toBe(6)
          expect(isCallable(`${prefix}${address}`, nothing)).toBe(false)
          expect(plainAddress(`${prefix}${address}`)).toBeDefined()
        },
      ),
    )
  })
})
