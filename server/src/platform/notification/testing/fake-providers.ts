import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dingtalkSignature } from '../channels/dingtalk.ts'
import { feishuSignature } from '../channels/feishu.ts'
import { callProvider, type ProviderCall } from '../provider-call.ts'
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
  next: ('refuse' | 'busy' | 'hang up after taking it' | 'hang up' | 'error 500')[]
  url: string
  /** Calls providers as the house does, but here. */
  call: ProviderCall
  close(): Promise<void>
}

export const fakeKey = { id: 'testKeyId', secret: 'testSecretTestSecret' }
export const fakeSign = 'SECtestRobotSecret'

/** Sends what is for a provider to a server that stands for all of them. */
export function providerCallTo(url: string): ProviderCall {
  return (request) => {
    const { host, pathname, search } = new URL(request.url)
    return callProvider({
      ...request,
      url: `${url}${pathname}${search}`,
      headers: { ...request.headers, 'x-host': host },
    })
  }
}

/** Stands for Alibaba Cloud, Tencent Cloud and the robots of chat groups: checks signatures, answers as they do. */
export async function openFakeProviders(delay: () => number = () => 0): Promise<FakeProviders> {
  const told: Told[] = []
  const next: FakeProviders['next'] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const host = String(request.headers['x-host'])
    const fate = next.shift()
    if (fate === 'hang up') return void request.socket.destroy()
    const provider = providers[host]
    if (!provider) return void response.writeHead(404).end()
    await new Promise((resolve) => setTimeout(resolve, delay()))
    if (fate === 'error 500') return void response.writeHead(500).end('oops')
    const { answer, taken } = provider(request, body, fate)
    if (taken) told.push({ host, ...taken })
    if (fate === 'hang up after taking it') return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    told,
    next,
    url,
    call: providerCallTo(url),
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
) => { answer: unknown; taken?: Omit<Told, 'host'> }

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
  'qyapi.weixin.qq.com': (request, body, fate) => {
    if (fate === 'refuse') return { answer: { errcode: 93000, errmsg: 'invalid webhook url' } }
    if (fate === 'busy') return { answer: { errcode: 45009, errmsg: 'api freq out of limit' } }
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: robot(request, JSON.parse(body).text.content) }
  },
  'oapi.dingtalk.com': (request, body) => {
    const asked = new URL(request.url!, 'http://x').searchParams
    if (asked.get('sign') !== dingtalkSignature(asked.get('timestamp') ?? '', fakeSign))
      return { answer: { errcode: 310000, errmsg: 'sign not match' } }
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: robot(request, JSON.parse(body).text.content) }
  },
  'open.feishu.cn': (request, body) => {
    const { timestamp, sign, content } = JSON.parse(body)
    if (sign !== feishuSignature(timestamp, fakeSign))
      return { answer: { code: 19021, msg: 'sign match fail' } }
    return { answer: { code: 0, msg: 'success' }, taken: robot(request, content.text) }
  },
}

const robot = ({ url }: IncomingMessage, text: string) => ({ to: url!, text, id: undefined })
