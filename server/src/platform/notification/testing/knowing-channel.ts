import { defineChannel } from '../channel.ts'
import { readAnswer } from '../provider-call.ts'

/** A channel whose provider drops a message that it has seen, as Standard Webhooks and many others do. */
export const knowingChannel = defineChannel({
  key: 'knowing',
  words: { zh: '识别重复的渠道', en: 'A channel that knows a message again' },
  address: { pattern: /./, words: { zh: '地址', en: 'an address' } },
  remembers: Number.POSITIVE_INFINITY,
  setBy: 'person',
  isSet: async () => true,
  send: async ({ callProvider }, { tenantId, id, address, text }) => {
    const headers = { 'webhook-id': id, 'content-type': 'application/json' }
    const body = JSON.stringify({ id, to: address.to, text })
    readAnswer(await callProvider({ tenantId, url: 'https://knowing.test/', headers, body, secrets: [] }))
    return id
  },
})
