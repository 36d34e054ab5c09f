import { isIP } from 'node:net'
import type { Text } from '../../kernel/index.ts'

/** Why an address is not called. */
export type UrlRefusal =
  | 'characters'
  | 'length'
  | 'unreadable'
  | 'scheme'
  | 'userinfo'
  | 'port'
  | 'reserved'
  | 'downgrade'
  | 'handover'

export const refusalWords: Record<UrlRefusal, Text> = {
  characters: {
    zh: '地址中有空白、控制字符或反斜杠',
    en: 'it holds white space, control characters or a backslash',
  },
  length: { zh: '地址超过 2048 个字符', en: 'it is longer than 2048 characters' },
  unreadable: {
    zh: '不是完整的网址，例如 https://api.example.com/hook',
    en: 'it is no whole address such as https://api.example.com/hook',
  },
  scheme: { zh: '只支持 http 和 https', en: 'only http and https are called' },
  userinfo: {
    zh: '地址中不能有用户名或密码，请写在请求头里',
    en: 'it holds a user name or password; put them into a header',
  },
  port: {
    zh: '不支持这个端口：请用 80、443 或 1024 以上、不属于其他协议的端口',
    en: 'this port is not called: use 80, 443, or one from 1024 up that is not of another protocol',
  },
  reserved: {
    zh: '它指向内部或保留的网络；平台管理员可在“允许访问的内部网络”中放行',
    en: 'it leads into an internal or reserved network; who runs the installation can allow that network',
  },
  downgrade: { zh: '它从 https 转向 http', en: 'it redirects from https to http' },
  handover: {
    zh: '它要把请求内容转交给另一个网站',
    en: 'it redirects the content of the request to another site',
  },
}

/** Ports from 1024 up that browsers refuse, being of other protocols (Fetch standard, "bad port"). */
const otherProtocols = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
])

/** White space, control characters and a backslash: URL parsers disagree about what they mean. */
const ambiguous = /[\s\\\p{Cc}\p{Cf}]/u

/**
 * Reads an address that somebody typed, as far as text alone tells (WHATWG URL): numbers of other bases, short forms
 * and wide digits become plain addresses here, and are judged as such when they are resolved.
 */
export function judgeUrl(text: string): { url: URL } | { refused: UrlRefusal } {
  if (text.length > 2048) return { refused: 'length' }
  if (ambiguous.test(text)) return { refused: 'characters' }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { refused: 'scheme' }
  const url = /^https?:\/\/[^/]/i.test(text) ? URL.parse(text) : null
  if (!url || url.hostname === '') return { refused: 'unreadable' }
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text))
    return { refused: 'userinfo' }
  if (!isCallablePort(url)) return { refused: 'port' }
  return { url }
}

function isCallablePort({ port }: URL): boolean {
  if (port === '' || port === '80' || port === '443') return true
  const number = Number(port)
  return number >= 1024 && !otherProtocols.has(number)
}

/** The host without the brackets of IPv6 and the dot of the root. */
export function hostOf({ hostname }: URL): string {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname.replace(/\.$/, '')
  return host
}

/** Whether the host is written as an address. */
export function isAddress(host: string): boolean {
  return isIP(host) !== 0
}
