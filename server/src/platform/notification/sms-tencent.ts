import type { Services } from '../operation/index.ts'
import { type ChannelMessage, ChannelRefusal } from './channel.ts'
import { readAnswer } from './provider-call.ts'
import { smsAppId, smsKeyId, smsKeySecret, smsSign, smsTemplate } from './settings.ts'
import { signTencent } from './signing/tencent-tc3.ts'

const host = 'sms.tencentcloudapi.com'
/** Longest value of a template's variable. */
const longestText = 30
/** Limits of a number or of the sender: later it may be taken. */
const passing = /^LimitExceeded|^RequestLimitExceeded|^InternalError/

/** Sends a text message by Tencent Cloud; the template has one variable. */
export async function sendByTencent(
  { settings, clock, callProvider }: Services,
  { tenantId, id, address, text }: ChannelMessage,
): Promise<string | undefined> {
  const [keyId, secret, sign, template, appId] = await Promise.all([
    settings.read(smsKeyId),
    settings.read(smsKeySecret),
    settings.read(smsSign),
    settings.read(smsTemplate),
    settings.read(smsAppId),
  ])
  const body = JSON.stringify({
    PhoneNumberSet: [address.to.startsWith('+') ? address.to : `+86${address.to}`],
    SmsSdkAppId: appId,
    SignName: sign,
    TemplateId: template,
    TemplateParamSet: [text.slice(0, longestText)],
    SessionContext: id,
  })
  const timestamp = Math.floor(clock.now().getTime() / 1000)
  const signed = signTencent(
    { host, service: 'sms', action: 'SendSms', timestamp, body },
    { id: keyId, secret },
  )
  const headers = { ...signed, 'x-tc-version': '2021-01-11', 'x-tc-region': 'ap-guangzhou' }
  const secrets = [signed.authorization!]
  const answer = readAnswer(await callProvider({ tenantId, url: `https://${host}/`, headers, body, secrets }))
  const { Error: failure, SendStatusSet: statuses } = (answer.Response ?? {}) as {
    Error?: { Code: string; Message: string }
    SendStatusSet?: { Code: string; Message: string; SerialNo: string }[]
  }
  const status = failure ?? statuses?.[0]
  if (!status) throw new Error('The answer names no message')
  if (status.Code !== 'Ok')
    throw new ChannelRefusal(`${status.Code} ${status.Message}`, { final: !passing.test(status.Code) })
  return statuses?.[0]?.SerialNo
}
