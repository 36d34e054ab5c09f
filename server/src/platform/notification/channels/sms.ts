import { defineChannel } from '../channel.ts'
import { smsProvider } from '../settings.ts'
import { sendByAliyun } from '../sms-aliyun.ts'
import { sendByTencent } from '../sms-tencent.ts'

export const smsChannel = defineChannel({
  key: 'sms',
  words: { zh: '短信', en: 'Text message' },
  address: {
    pattern: /^\+[1-9]\d{6,14}$|^1\d{10}$/,
    words: { zh: '手机号，如 13800000000；其他国家以 + 开头', en: 'a mobile number: +8613800000000' },
  },
  remembers: 0,
  setBy: 'installation',
  isSet: async ({ settings }) => (await settings.read(smsProvider)) !== 'off',
  send: async (services, message) =>
    (await services.settings.read(smsProvider)) === 'tencent'
      ? sendByTencent(services, message)
      : sendByAliyun(services, message),
})
