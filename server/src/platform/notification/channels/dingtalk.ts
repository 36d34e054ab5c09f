import { createHmac } from 'node:crypto'
import { defineChannel } from '../channel.ts'
import { sendToRobot } from '../robot.ts'

export const dingtalkChannel = defineChannel({
  key: 'dingtalk',
  words: { zh: '钉钉机器人', en: 'DingTalk robot' },
  address: {
    pattern: /^https:\/\/oapi\.dingtalk\.com\/robot\/send\?access_token=\w{10,100}$/,
    words: {
      zh: '群机器人的 Webhook 地址：https://oapi.dingtalk.com/robot/send?access_token=…',
      en: 'the webhook of a group robot: https://oapi.dingtalk.com/robot/send?access_token=…',
    },
    hasSecret: true,
  },
  remembers: 0,
  setBy: 'person',
  isSet: async () => true,
  send: (services, { tenantId, address: { to, secret }, text, link }) => {
    const url = new URL(to)
    if (secret) {
      const timestamp = String(services.clock.now().getTime())
      url.searchParams.set('timestamp', timestamp)
      url.searchParams.set('sign', dingtalkSignature(timestamp, secret))
    }
    return sendToRobot(services, {
      tenantId,
      url: url.href,
      body: { msgtype: 'text', text: { content: link ? `${text}\n${link}` : text } },
      // 130101: too many messages in this minute.
      passing: [130101, -1],
    })
  },
})

/** The secret is the key, time and secret are what is signed. */
export function dingtalkSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
}
