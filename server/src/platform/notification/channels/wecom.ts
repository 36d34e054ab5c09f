import { defineChannel } from '../channel.ts'
import { sendToRobot } from '../robot.ts'

export const wecomChannel = defineChannel({
  key: 'wecom',
  words: { zh: '企业微信机器人', en: 'WeCom robot' },
  address: {
    pattern: /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[\w-]{10,100}$/,
    words: {
      zh: '群机器人的 Webhook 地址：https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
      en: 'the webhook of a group robot: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
    },
  },
  remembers: 0,
  setBy: 'person',
  isSet: async () => true,
  send: (services, { tenantId, address, text, link }) =>
    sendToRobot(services, {
      tenantId,
      url: address.to,
      body: { msgtype: 'text', text: { content: link ? `${text}\n${link}` : text } },
      // 45009: too many messages in this minute.
      passing: [45009, -1],
    }),
})
