import { randomBytes } from 'node:crypto'
import type { Services } from '../operation/index.ts'
import { type ChannelMessage, ChannelRefusal } from './channel.ts'
import { readAnswer } from './provider-call.ts'
import { smsKeyId, smsKeySecret, smsSign, smsTemplate } from './settings.ts'
import { aliyunQuery, signAliyun } from './signing/aliyun-acs3.ts'

const host = 'dysmsapi.aliyuncs.com'
/** Longest value of a template's variable. */
const longestText = 35
/** Limits of a number or of the sender: later it may be taken. */
const passing = /LIMIT_CONTROL|Throttling|ServiceUnavailable/

/** Sends a text message by Alibaba Cloud; the template has one variable, `text`. */
export async function sendByAliyun(
  { settings, clock, callProvider }: Services,
  { tenantId, id, address, text }: ChannelMessage,
): Promise<string | undefined> {
  const [keyId, secret, sign, template] = await Promise.all([
    settings.read(smsKeyId),
    settings.read(smsKeySecret),
    settings.read(smsSign),
    settings.read(smsTemplate),
  ])
  const query = {
    OutId: id,
    PhoneNumbers: address.to,
    SignName: sign,
    TemplateCode: template,
    TemplateParam: JSON.stringify({ text: text.slice(0, longestText) }),
  }
  const headers = {
    host,
    'x-acs-action': 'SendSms',
    'x-acs-version': '2017-05-25',
    'x-acs-date': clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomBytes(16).toString('hex'),
  }
  const signed = signAliyun({ method: 'POST', path: '/', query, headers, body: '' }, { id: keyId, secret })
  const answer = readAnswer(
    await callProvider({
      tenantId,
      url: `https://${host}/?${aliyunQuery(query)}`,
      headers: signed,
      body: null,
      secrets: [signed.authorization!, aliyunQuery(query)],
    }),
  )
  const { Code: code = '', Message: message = '', BizId: bizId } = answer as Record<string, string>
  if (code !== 'OK') throw new ChannelRefusal(`${code} ${message}`.trim(), { final: !passing.test(code) })
  return bizId
}
