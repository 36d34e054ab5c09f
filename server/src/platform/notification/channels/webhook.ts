import { createHmac } from 'node:crypto'
import { ChannelRefusal, defineChannel } from '../channel.ts'

const day = 86_400_000

/** A call to an address of the person's own, signed as Standard Webhooks says. */
export const webhookChannel = defineChannel({
  key: 'webhook',
  words: { zh: 'Webhook', en: 'Webhook' },
  address: {
    pattern: /^https:\/\/[^\s/?#@]{3,200}(\/[^\s#]*)?$/,
    words: {
      zh: '接收通知的 https 网址；填写密钥后按 Standard Webhooks 签名',
      en: 'an https address that takes notices; with a secret they are signed as Standard Webhooks says',
    },
    hasSecret: true,
  },
  // Who takes webhooks is told the id to know them again by.
  remembers: day,
  setBy: 'person',
  isSet: async () => true,
  send: async ({ callProvider, clock }, { tenantId, id, address: { to, secret }, text, link }) => {
    const now = clock.now()
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const body = JSON.stringify({ type: 'notice', timestamp: now.toISOString(), data: { id, text, link } })
    const { pathname, search } = new URL(to)
    const place = `${pathname}${search}`
    const { status } = await callProvider({
      tenantId,
      url: to,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        ...(secret ? { 'webhook-signature': webhookSignature({ id, timestamp, body }, secret) } : {}),
      },
      body,
      // Who knows the place may call it.
      secrets: place.length > 4 ? [place] : [],
    })
    if (status >= 500) throw new Error(`HTTP ${status}`)
    if (status >= 300) throw new ChannelRefusal(`HTTP ${status}`, { final: status !== 408 && status !== 429 })
    return id
  },
})

interface SignedWebhook {
  id: string
  timestamp: string
  body: string
}

/** `v1` of Standard Webhooks: a secret `whsec_…` is base64, any other its own bytes. */
export function webhookSignature({ id, timestamp, body }: SignedWebhook, secret: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
