import { ChannelRefusal, defineChannel } from '../channel.ts'

/** A call that reads the notice out. No provider is built in: what is to be called stays on the page of outgoing messages. */
export const voiceChannel = defineChannel({
  key: 'voice',
  words: { zh: '语音电话', en: 'Voice call' },
  address: {
    pattern: /^\+[1-9]\d{6,14}$|^1\d{10}$/,
    words: { zh: '手机号，如 13800000000；其他国家以 + 开头', en: 'a mobile number: +8613800000000' },
  },
  remembers: 0,
  setBy: 'none',
  isSet: async () => false,
  send: async () => {
    throw new ChannelRefusal('There is no provider of voice calls', { final: true })
  },
})
