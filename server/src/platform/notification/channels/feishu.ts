import { createHmac } from 'node:crypto'
import { defineChannel } from '../channel.ts'
import { sendToRobot } from '../robot.ts'

export const feishuChannel = defineChannel({
  key: 'feishu',
  words: { zh: '飞书机器人', en: 'Feishu robot' },
  address: {
    pattern: /^https:\/\/open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/[\w-]{10,100}$/,
    words: {
      zh: '群机器人的 Webhook 地址：https://open.feishu.cn/open-apis/bot/v2/hook/…',
      en: 'the webhook of a group robot: https://open.feishu.cn/open-apis/bot/v2/hook/…',
    },
    hasSecret: true,
  },
  remembers: 0,
  setBy: 'person',
  isSet: async () => true,
  send: (services, { tenantId, address: { to, secret }, text, link }) => {
    const timestamp = String(Math.floor(services.clock.now().getTime() / 1000))
    const content = { msg_type: 'text', content: { text: link ? `${text}\n${link}` : text } }
    return sendToRobot(services, {
      tenantId,
      url: to,
      body: secret ? { timestamp, sign: feishuSignature(timestamp, secret), ...content } : content,
      // 11232 and 9499: too many messages at once.
      passing: [11232, 9499],
    })
  },
})

/** Time and secret together are the key, and nothing is signed. */
export function feishuSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
}
