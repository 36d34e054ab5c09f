import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Services } from '../../operation/index.ts'
import { dingtalkSignature } from '../channels/dingtalk.ts'
import { feishuSignature } from '../channels/feishu.ts'
import { webhookSignature } from '../channels/webhook.ts'
import { openProviderCall, type ProviderCall } from '../provider-call.ts'
import { signAliyun } from '../signing/aliyun-acs3.ts'
import { signTencent } from '../signing/tencent-tc3.ts'

/** What a provider was asked to tell. */
export interface Told {
  host: string
  to: string
  text: string
  /** Our id, where the provider is told it. */
  id: string | undefined
}

export interface FakeProviders {
  told: Told[]
  /** What happens to the next requests: answered by default. */
  next: ('refuse' | 'busy' | 'hang up after taking it' | 'hang up' | 'error 500' | 'end the token')[]
  /** Tokens that were given out, the newest last. */
  tokens: string[]
  url: string
  close(): Promise<void>
}

export const fakeKey = { id: 'testKeyId', secret: 'testSecretTestSecret' }
export const fakeSign = 'SECtestRobotSecret'

/** Sends what is for a provider to a server that stands for all of them, by the way out of the house all the same. */
export function providerCallTo(services: Services, url: string): ProviderCall {
  const call = openProviderCall(services)
  return (request) => {
    const { host, pathname, search } = new URL(request.url)
    return call({
      ...request,
      url: `${url}${pathname}${search}`,
      headers: { ...request.headers, 'x-host': host },
    })
  }
}

/**
 * Stands for Alibaba Cloud, Tencent Cloud, the robots of chat groups, the applications of their platforms, and somebody's
 * webhook: checks signatures and tokens, answers as they do.
 */
export async function openFakeProviders(delay: () => number = () => 0): Promise<FakeProviders> {
  const told: Told[] = []
  const next: FakeProviders['next'] = []
  const tokens: string[] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const host = String(request.headers['x-host'])
    const token = giveToken(request, body, tokens)
    if (token) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token))
      return
    }
    const fate = next.shift()
    if (fate === 'end the token') tokens.push('ended')
    if (fate === 'hang up') return void request.socket.destroy()
    const provider = providers[host]
    if (!provider) return void response.writeHead(404).end()
    await new Promise((resolve) => setTimeout(resolve, delay()))
    if (fate === 'error 500') return void response.writeHead(500).end('oops')
    const { answer, taken, status = 200 } = provider(request, body, fate, tokens.at(-1))
    // Feishu drops a message whose `uuid` it has seen.
    const isSeen = host === 'open.feishu.cn' && taken?.id && told.some(({ id }) => id === taken.id)
    if (taken && !isSeen) told.push({ host, ...taken })
    if (fate === 'hang up after taking it') return void request.socket.destroy()
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    told,
    next,
    tokens,
    url,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type Fate = FakeProviders['next'][number] | undefined
type Provider = (
  request: IncomingMessage,
  body: string,
  fate: Fate,
  token: string | undefined,
) => { answer: unknown; status?: number; taken?: Omit<Told, 'host'> }

export const fakeApp = { id: 'fakeAppId', secret: 'fakeAppSecret0123456789', agent: '1000002' }

/** The three ways of asking for a token; one ends when the next is given. */
function giveToken({ url, headers }: IncomingMessage, body: string, tokens: string[]): object | undefined {
  const { pathname, searchParams } = new URL(url!, 'http://x')
  const give = (id: unknown, secret: unknown, names: { token: string; seconds: string }) => {
    if (id !== fakeApp.id || secret !== fakeApp.secret)
      return { errcode: 40001, code: 10014, errmsg: 'invalid credential', msg: 'app secret invalid' }
    const token = `token-${headers['x-host']}-${tokens.length + 1}`
    tokens.push(token)
    return { errcode: 0, code: 0, errmsg: 'ok', msg: 'ok', [names.token]: token, [names.seconds]: 7200 }
  }
  const asked = (name: string) => searchParams.get(name)
  const names = { token: 'access_token', seconds: 'expires_in' }
  if (pathname === '/cgi-bin/gettoken') return give(asked('corpid'), asked('corpsecret'), names)
  if (pathname === '/gettoken') return give(asked('appkey'), asked('appsecret'), names)
  if (pathname !== '/open-apis/auth/v3/tenant_access_token/internal') return undefined
  const { app_id, app_secret } = JSON.parse(body)
  return give(app_id, app_secret, { token: 'tenant_access_token', seconds: 'expire' })
}

const providers: Record<string, Provider> = {
  'dysmsapi.aliyuncs.com': (request, body, fate) => {
    const query = Object.fromEntries(new URL(request.url!, 'http://x').searchParams)
    const names = Object.keys(request.headers).filter((name) => name.startsWith('x-acs-'))
    const headers: Record<string, string> = { host: 'dysmsapi.aliyuncs.com' }
    for (const name of names)
      if (name !== 'x-acs-content-sha256') headers[name] = String(request.headers[name])
    const signed = signAliyun({ method: 'POST', path: '/', query, headers, body }, fakeKey)
    if (signed.authorization !== request.headers.authorization)
      return { answer: { Code: 'SignatureDoesNotMatch', Message: 'signature' } }
    if (fate === 'refuse') return { answer: { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: 'number' } }
    if (fate === 'busy') return { answer: { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: 'limit' } }
    const { text } = JSON.parse(query.TemplateParam!) as { text: string }
    return {
      answer: { Code: 'OK', Message: 'OK', BizId: `biz-${query.OutId}` },
      taken: { to: query.PhoneNumbers!, text, id: query.OutId },
    }
  },
  'sms.tencentcloudapi.com': (request, body, fate) => {
    const timestamp = Number(request.headers['x-tc-timestamp'])
    const wanted = { host: 'sms.tencentcloudapi.com', service: 'sms', action: 'SendSms', timestamp, body }
    if (signTencent(wanted, fakeKey).authorization !== request.headers.authorization)
      return {
        answer: { Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'signature' } } },
      }
    const { PhoneNumberSet, TemplateParamSet, SessionContext } = JSON.parse(body)
    const status = (Code: string) => ({
      Response: { SendStatusSet: [{ Code, Message: Code, SerialNo: 'serial-1' }] },
    })
    if (fate === 'refuse') return { answer: status('InvalidParameterValue.IncorrectPhoneNumber') }
    if (fate === 'busy') return { answer: status('LimitExceeded.PhoneNumberDailyLimit') }
    return {
      answer: status('Ok'),
      taken: { to: PhoneNumberSet[0], text: TemplateParamSet[0], id: SessionContext },
    }
  },
  'knowing.test': (_, body) => {
    const { id, to, text } = JSON.parse(body)
    return { answer: {}, taken: { to, text, id } }
  },
  'hook.example.test': ({ headers, url }, body) => {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
    const signed = { id: String(id), timestamp: String(timestamp), body }
    if (signature !== webhookSignature(signed, fakeSign)) return { answer: {}, status: 401 }
    return { answer: {}, status: 202, taken: { to: url!, text: JSON.parse(body).data.text, id: signed.id } }
  },
  'qyapi.weixin.qq.com': (request, body, fate, token) => {
    const asked = new URL(request.url!, 'http://x')
    if (asked.pathname === '/cgi-bin/message/send') {
      if (asked.searchParams.get('access_token') !== token)
        return { answer: { errcode: 42001, errmsg: 'access_token expired' } }
      const { touser, agentid, text } = JSON.parse(body)
      if (agentid !== Number(fakeApp.agent)) return { answer: { errcode: 40056, errmsg: 'invalid agentid' } }
      if (fate === 'refuse') return { answer: { errcode: 0, errmsg: 'ok', invaliduser: touser } }
      return {
        answer: { errcode: 0, errmsg: 'ok', msgid: 'wecom-1' },
        taken: { to: touser, text: text.content, id: undefined },
      }
    }
    if (fate === 'refuse') return { answer: { errcode: 93000, errmsg: 'invalid webhook url' } }
    if (fate === 'busy') return { answer: { errcode: 45009, errmsg: 'api freq out of limit' } }
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: robot(request, JSON.parse(body).text.content) }
  },
  'oapi.dingtalk.com': (request, body, _, token) => {
    const { pathname, searchParams: asked } = new URL(request.url!, 'http://x')
    if (pathname === '/topapi/message/corpconversation/asyncsend_v2') {
      if (asked.get('access_token') !== token)
        return { answer: { errcode: 40014, errmsg: '不合法的access_token' } }
      const { userid_list, agent_id, msg } = JSON.parse(body)
      if (agent_id !== Number(fakeApp.agent)) return { answer: { errcode: 33012, errmsg: '无效的agentId' } }
      return {
        answer: { errcode: 0, task_id: 256271667526, request_id: 'x' },
        taken: { to: userid_list, text: msg.text.content, id: undefined },
      }
    }
    if (asked.get('sign') !== dingtalkSignature(asked.get('timestamp') ?? '', fakeSign))
      return { answer: { errcode: 310000, errmsg: 'sign not match' } }
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: robot(request, JSON.parse(body).text.content) }
  },
  'open.feishu.cn': (request, body, fate, token) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://x')
    if (pathname === '/open-apis/im/v1/messages') {
      // Codes of this platform come with a status of their own.
      if (request.headers.authorization !== `Bearer ${token}`)
        return { status: 400, answer: { code: 99991663, msg: 'Invalid access token for authorization' } }
      const { receive_id, content, uuid } = JSON.parse(body)
      const type = receive_id.includes('@') ? 'email' : 'open_id'
      if (fate === 'refuse' || searchParams.get('receive_id_type') !== type)
        return { status: 400, answer: { code: 230001, msg: 'invalid receive_id' } }
      return {
        answer: { code: 0, msg: 'success', data: { message_id: `om_${uuid}` } },
        taken: { to: receive_id, text: JSON.parse(content).text, id: uuid },
      }
    }
    const { timestamp, sign, content } = JSON.parse(body)
    if (sign !== feishuSignature(timestamp, fakeSign))
      return { answer: { code: 19021, msg: 'sign match fail' } }
    return { answer: { code: 0, msg: 'success' }, taken: robot(request, content.text) }
  },
}

const robot = ({ url }: IncomingMessage, text: string) => ({ to: url!, text, id: undefined })
