import type { Services } from '../../operation/index.ts'
import { fetchToken, sendByApp } from '../app-provider.ts'
import { ChannelRefusal, defineChannel } from '../channel.ts'
import { readAllSet } from '../read-all-set.ts'
import { wecomAgentId, wecomCorpId, wecomSecret } from '../settings.ts'

const host = 'https://qyapi.weixin.qq.com/cgi-bin'
/** -1: busy; 45009, 45033: too many calls. */
const passing = [-1, 45009, 45033]

/** Messages of an application to one person of a company (企业微信 发送应用消息). */
export const wecomAppChannel = defineChannel({
  key: 'wecomApp',
  words: { zh: '企业微信应用消息', en: 'WeCom application' },
  address: {
    pattern: /^[A-Za-z0-9][\w.@-]{0,63}$/,
    words: {
      zh: '您在企业微信的账号（userid），由管理员告知',
      en: 'your user id in WeCom, as its administrator knows it',
    },
  },
  // Its check for twins compares what is said, not who sent it: two notices with the same words are two.
  remembers: 0,
  setBy: 'tenant',
  isSet: async (services, tenantId) => (await credentials(services, tenantId)) !== undefined,
  send: async (services, { tenantId, address: { to }, text, link }) => {
    const known = await credentials(services, tenantId)
    if (!known) throw new ChannelRefusal('No credentials', { final: true })
    const [corpId, agentId, secret] = known
    const content = link ? `${text}\n${link}` : text
    const answer = await sendByApp(services, tenantId, {
      token: {
        key: JSON.stringify([tenantId, 'wecom', corpId, secret]),
        fetch: () =>
          fetchToken(services, {
            tenantId,
            request: {
              method: 'GET',
              url: `${host}/gettoken?${new URLSearchParams({ corpid: corpId, corpsecret: secret })}`,
              headers: {},
              body: null,
              secrets: [secret],
            },
            names: { token: 'access_token', seconds: 'expires_in' },
            passing,
          }),
      },
      request: (token) => ({
        url: `${host}/message/send?access_token=${encodeURIComponent(token)}`,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ touser: to, msgtype: 'text', agentid: Number(agentId), text: { content } }),
        secrets: [],
      }),
      expired: [40014, 42001, 41001],
      passing,
    })
    // Taken, but not for this person.
    if (String(answer.invaliduser ?? '') !== '')
      throw new ChannelRefusal(`invaliduser ${answer.invaliduser}`, { final: true })
    return answer.msgid === undefined ? undefined : String(answer.msgid)
  },
})

const credentials = (services: Services, tenantId: string) =>
  readAllSet(services, tenantId, [wecomCorpId, wecomAgentId, wecomSecret])
