import type { Services } from '../../operation/index.ts'
import { fetchToken, sendByApp } from '../app-provider.ts'
import { ChannelRefusal, defineChannel } from '../channel.ts'
import { readAllSet } from '../read-all-set.ts'
import { feishuAppId, feishuAppSecret } from '../settings.ts'

const host = 'https://open.feishu.cn/open-apis'
const json = { 'content-type': 'application/json; charset=utf-8' }
/** Too many calls. */
const passing = [99991400, 230020, 11232]
/** Feishu sends one message of the same `uuid` in an hour; a little less, for clocks that differ. */
const remembers = 55 * 60_000

/** Messages of an application's bot to one person (飞书 发送消息). */
export const feishuAppChannel = defineChannel({
  key: 'feishuApp',
  words: { zh: '飞书应用消息', en: 'Feishu application' },
  address: {
    pattern: /^ou_\w{10,80}$|^[^\s@]{1,80}@[^\s@]{1,120}$/,
    words: {
      zh: '您在飞书的邮箱，或 open_id（ou_ 开头）',
      en: 'your email in Feishu, or your open_id (ou_…)',
    },
  },
  remembers,
  setBy: 'tenant',
  isSet: async (services, tenantId) => (await credentials(services, tenantId)) !== undefined,
  send: async (services, { tenantId, id, address: { to }, text, link }) => {
    const known = await credentials(services, tenantId)
    if (!known) throw new ChannelRefusal('No credentials', { final: true })
    const [appId, appSecret] = known
    const answer = await sendByApp(services, tenantId, {
      token: {
        key: JSON.stringify([tenantId, 'feishu', appId, appSecret]),
        fetch: () =>
          fetchToken(services, {
            tenantId,
            request: {
              url: `${host}/auth/v3/tenant_access_token/internal`,
              headers: json,
              body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
              secrets: [appSecret],
            },
            names: { token: 'tenant_access_token', seconds: 'expire' },
            passing,
          }),
      },
      request: (token) => ({
        url: `${host}/im/v1/messages?receive_id_type=${to.includes('@') ? 'email' : 'open_id'}`,
        headers: { ...json, authorization: `Bearer ${token}` },
        body: JSON.stringify({
          receive_id: to,
          msg_type: 'text',
          content: JSON.stringify({ text: link ? `${text}\n${link}` : text }),
          uuid: id,
        }),
        secrets: [],
      }),
      expired: [99991661, 99991663, 99991664, 99991665, 99991668],
      passing,
    })
    const { message_id } = (answer.data ?? {}) as { message_id?: string }
    return message_id
  },
})

const credentials = (services: Services, tenantId: string) =>
  readAllSet(services, tenantId, [feishuAppId, feishuAppSecret])
