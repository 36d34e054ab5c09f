import { defineError, defineNotFound, type Locale, type Text } from '../../kernel/index.ts'
import { refusalWords, type UrlRefusal } from './judge-url.ts'

const addressRefused = defineError('outbound.address_refused', 422, {
  zh: '不访问这个地址：{reason}。',
  en: 'This address is not called: {reasonEnglish}.',
})

/** @param place the field of the input that holds the address */
export function refusedAddress(refusal: UrlRefusal, place = 'url') {
  const message = refusalWords[refusal]
  const params = { reason: message.zh, reasonEnglish: message.en, why: refusal }
  return addressRefused(params, [{ field: place, code: refusal, message }])
}

/** How a call ends without an answer. */
export const failureWords = {
  dns: { zh: '找不到这个域名', en: 'the name has no address' },
  connect: { zh: '连接不上', en: 'no connection' },
  cut: { zh: '连接中途断开', en: 'the connection broke' },
  tls: { zh: '证书或加密连接有问题', en: 'the certificate or the encrypted connection is not right' },
  connect_timeout: { zh: '连接超时', en: 'connecting took too long' },
  timeout: { zh: '超过了总时限', en: 'the answer took too long' },
  headers_too_large: { zh: '响应头过大', en: 'the headers of the answer are too large' },
  body_too_large: { zh: '响应内容过大', en: 'the answer is too large' },
  encoding: { zh: '响应的压缩方式无法读取', en: 'the encoding of the answer cannot be read' },
  protocol: { zh: '响应不是正确的 HTTP', en: 'the answer is no HTTP' },
  redirects: { zh: '转向次数过多', en: 'too many redirects' },
} satisfies Record<string, Text>
export type OutboundFailure = keyof typeof failureWords

const noAnswer = defineError('outbound.no_answer', 502, {
  zh: '对方没有给出可用的响应：{reason}。',
  en: 'The other side gave no usable answer: {reasonEnglish}.',
})

export function unanswered(failure: OutboundFailure, detail = '') {
  const { zh, en } = failureWords[failure]
  return noAnswer({ reason: zh, reasonEnglish: en, why: failure, ...(detail ? { detail } : {}) })
}

export const resting = defineError('outbound.resting', 503, {
  zh: '{host} 连续多次没有响应，{seconds} 秒后再试。',
  en: '{host} failed several times in a row; it is called again in {seconds} seconds.',
})
export const tooManyCalls = defineError('outbound.too_many', 503, {
  zh: '同时进行的外部请求太多，请 {seconds} 秒后再试。',
  en: 'Too many outgoing calls at once; try again in {seconds} seconds.',
})
export const secretMissing = defineError('outbound.secret_missing', 422, {
  zh: '没有名为“{name}”的密钥。',
  en: 'There is no secret named "{name}".',
})
export const tooManySecrets = defineError('outbound.too_many_secrets', 422, {
  zh: '最多保存 {max} 个密钥，请先删除不用的。',
  en: 'At most {max} secrets are kept; delete what nobody uses.',
})
export const secretNotFound = defineNotFound('outbound.secret_not_found', { zh: '这个密钥', en: 'secret' })
export const headerRefused = defineError('outbound.header_refused', 422, {
  zh: '请求头 {name} 不能由您设置，或其中有不允许的字符。',
  en: 'The header {name} is not yours to set, or holds characters that are not allowed.',
})
export const credentialInClear = defineError('outbound.credential_in_clear', 422, {
  zh: '请求头 {name} 的内容请保存为密钥，再写成 {example}。',
  en: 'Keep what the header {name} holds as a secret and write {example} instead.',
})
export const notReplayable = defineError('outbound.not_replayable', 409, {
  zh: '通知由外发消息重试，不能在这里重新发送。',
  en: 'Notices are tried again by their own log, not from here.',
})
export const callNotFound = defineNotFound('outbound.call_not_found', { zh: '这次外部请求', en: 'call' })

/** Words of a failure or refusal in the log. */
export function outcomeWords(why: string | null, locale: Locale): string | null {
  if (why === null) return null
  const words: Record<string, Text> = { ...failureWords, ...refusalWords }
  return words[why]?.[locale] ?? why
}
