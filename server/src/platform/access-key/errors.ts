import { defineError, defineNotFound, type FieldError, invalidInput } from '../../kernel/index.ts'

/** The same for a key that does not exist, is off, over, or somebody else's, and for a wrong signature (L8.2). */
export const notAccepted = defineError('access_key.not_accepted', 401, {
  zh: '密钥或签名无效。',
  en: 'The key or its signature is not accepted.',
})
/** About the request alone: it says nothing about any key. */
export const notReadable = defineError('access_key.unreadable_signature', 401, {
  zh: '请求的签名不完整或格式不对：{fault}。',
  en: 'The signature of the request is not complete, or not well formed: {fault}.',
})
/** The content is not what its digest said; found out once all of it was read. */
export const digestDiffers = () => notReadable({ fault: 'digest' })
export const clockApart = defineError('access_key.clock', 401, {
  zh: '请求的时间与服务器相差超过 {seconds} 秒；服务器时间 {now}。',
  en: 'The time of the request is more than {seconds} seconds from that of the server, which is {now}.',
})
export const replayed = defineError('access_key.replayed', 401, {
  zh: '这个随机数（nonce）已经用过，每个请求都要换一个。',
  en: 'This nonce was used before; each request needs its own.',
})
export const banned = defineError('access_key.resting', 429, {
  zh: '这个密钥多次超出调用频率，暂停使用，请 {seconds} 秒后再试。',
  en: 'This key went over its rate again and again and rests; try again in {seconds} seconds.',
})
export const keyNotFound = defineNotFound('access_key.not_found', { zh: '这个接口密钥', en: 'key' })
export const tooManyKeys = defineError('access_key.too_many', 422, {
  zh: '最多 {max} 个接口密钥，请先删除不用的。',
  en: 'There may be at most {max} keys; delete what nobody uses.',
})

export const noSecret = defineError('access_key.no_secret', 422, {
  zh: '项目和设备没有密钥内容，无法更换；停用或删除设备即可收回。',
  en: 'A project and its devices have no secret to change; switch a device off, or delete it.',
})
export const tooManyDevices = defineError('access_key.too_many_devices', 429, {
  zh: '这个项目等待批准的设备太多，请稍后再试。',
  en: 'Too many devices of this project wait to be let in; try again later.',
})

/** @param hint what would be right */
export function wrongValue(field: string, hint: string): Error {
  const error: FieldError = {
    field,
    code: 'invalid',
    message: { zh: '这个值不正确：{hint}', en: 'This value is not right: {hint}' },
    params: { hint },
  }
  return invalidInput({ count: 1 }, [error])
}
