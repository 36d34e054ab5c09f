import type { Services } from '../../operation/index.ts'
import { fetchToken, sendByApp } from '../app-provider.ts'
import { ChannelRefusal, defineChannel } from '../channel.ts'
import { readAllSet } from '../read-all-set.ts'
import { dingtalkAgentId, dingtalkAppKey, dingtalkAppSecret } from '../settings.ts'

const host = 'https://oapi.dingtalk.com'
/** -1: busy; 88, 90018, 143103: too many calls. */
const passing = [-1, 88, 90018, 143103]

/** Work notifications of an application to one person (钉钉 工作通知). */
export const dingtalkAppChannel = defineChannel({
  key: 'dingtalkApp',
  words: { zh: '钉钉工作通知', en: 'DingTalk work notification' },
  address: {
    pattern: /^[\w.@-]{1,64}$/,
    words: {
      zh: '您在钉钉的账号（userid），由管理员告知',
      en: 'your user id in DingTalk, as its administrator knows it',
    },
  },
  remembers: 0,
  setBy: 'tenant',
  isSet: async (services, tenantId) => (await credentials(services, tenantId)) !== undefined,
  send: async (services, { tenantId, address: { to }, text, link }) => {
    const known = await credentials(services, tenantId)
    if (!known) throw new ChannelRefusal('No credentials', { final: true })
    const [appKey, appSecret, agentId] = known
    const answer = await sendByApp(services, tenantId, {
      token: {
        key: JSON.stringify([tenantId, 'dingtalk', appKey, appSecret]),
        fetch: () =>
          fetchToken(services, {
            tenantId,
            request: {
              method: 'GET',
              url: `${host}/gettoken?${new URLSearchParams({ appkey: appKey, appsecret: appSecret })}`,
              headers: {},
              body: null,
              secrets: [appSecret],
            },
            names: { token: 'access_token', seconds: 'expires_in' },
            passing,
          }),
      },
      request: (token) => ({
        url: `${host}/topapi/message/corpconversation/asyncsend_v2?access_token=${encodeURIComponent(token)}`,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          agent_id: Number(agentId),
          userid_list: to,
          msg: { msgtype: 'text', text: { content: [text, link, at(services)].filter(Boolean).join('\n') } },
        }),
        secrets: [],
      }),
      expired: [40014, 42001, 41001],
      passing,
    })
    return answer.task_id === undefined ? undefined : String(answer.task_id)
  },
})

const credentials = (services: Services, tenantId: string) =>
  readAllSet(services, tenantId, [dingtalkAppKey, dingtalkAppSecret, dingtalkAgentId])

/** DingTalk tells a person the same words once a day only: the moment makes two notices two, in the zone it is used in. */
function at({ clock }: Services): string {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  }).format(clock.now())
}
