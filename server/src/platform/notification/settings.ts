import { defineSetting, type SettingGroup } from '../setting/index.ts'
import { tryMailServer } from './try-mail-server.ts'

const mail: SettingGroup = { key: 'mail', words: { zh: '邮件', en: 'Mail' } }

/** Server that takes mails; without one they stay on this machine (P1.2). */
export const mailServer = defineSetting({
  key: 'mail.server',
  scope: 'installation',
  group: mail,
  words: { zh: '邮件服务器', en: 'Mail server' },
  help: {
    zh: '格式 smtp://用户名:密码@主机:端口，加密连接用 smtps://。保存前会连接并登录一次；密文保存，不再显示。',
    en: 'As smtp://user:password@host:port, smtps:// for TLS. It is tried before it is saved, kept sealed and never shown again.',
  },
  control: { kind: 'secret', maxLength: 500, format: 'smtpUrl' },
  standard: ({ smtpUrl }) => smtpUrl ?? '',
  probe: (_, url) => tryMailServer(url),
})

/** Sender of all mails. */
export const mailFrom = defineSetting({
  key: 'mail.from',
  scope: 'installation',
  group: mail,
  words: { zh: '发件人', en: 'Sender' },
  help: { zh: '收件人看到的名称和地址。', en: 'Name and address that receivers see.' },
  control: {
    kind: 'text',
    maxLength: 200,
    format: 'mailbox',
    placeholder: 'Sluice <no-reply@example.com>',
  },
  standard: (config) => config.mailFrom,
})

const sms: SettingGroup = { key: 'sms', words: { zh: '短信', en: 'Text messages' } }

/** Who sends text messages; without one they stay on this machine. */
export const smsProvider = defineSetting({
  key: 'sms.provider',
  scope: 'installation',
  group: sms,
  words: { zh: '短信服务商', en: 'Provider' },
  help: {
    zh: '不启用时，短信留在外发消息页，不会发出。',
    en: 'Without one, text messages stay on the page of outgoing messages.',
  },
  control: {
    kind: 'choice',
    options: [
      { value: 'off', words: { zh: '不启用', en: 'None' } },
      { value: 'aliyun', words: { zh: '阿里云短信', en: 'Alibaba Cloud' } },
      { value: 'tencent', words: { zh: '腾讯云短信', en: 'Tencent Cloud' } },
    ],
  },
  standard: 'off',
})

/** Key of the provider, as whom messages are sent. */
export const smsKeyId = defineSetting({
  key: 'sms.keyId',
  scope: 'installation',
  group: sms,
  words: { zh: '访问密钥 ID', en: 'Key id' },
  help: { zh: '阿里云 AccessKey ID，或腾讯云 SecretId。', en: 'AccessKey ID, or SecretId.' },
  control: { kind: 'text', maxLength: 100 },
  standard: '',
})

/** What requests to the provider are signed with. */
export const smsKeySecret = defineSetting({
  key: 'sms.keySecret',
  scope: 'installation',
  group: sms,
  words: { zh: '访问密钥', en: 'Key secret' },
  help: {
    zh: '阿里云 AccessKey Secret，或腾讯云 SecretKey。密文保存，不再显示。',
    en: 'AccessKey Secret, or SecretKey. Kept sealed and never shown again.',
  },
  control: { kind: 'secret', maxLength: 200 },
  standard: '',
})

/** Who the message says it is from. */
export const smsSign = defineSetting({
  key: 'sms.sign',
  scope: 'installation',
  group: sms,
  words: { zh: '短信签名', en: 'Signature' },
  help: { zh: '在服务商处审核通过的签名。', en: 'As the provider approved it.' },
  control: { kind: 'text', maxLength: 40 },
  standard: '',
})

/** The approved text; a notice is its one variable. */
export const smsTemplate = defineSetting({
  key: 'sms.template',
  scope: 'installation',
  group: sms,
  words: { zh: '短信模板', en: 'Template' },
  help: {
    zh: '审核通过的模板编号，含一个变量；阿里云的变量名为 text。过长的通知会截断。',
    en: 'Number of an approved template with one variable, called text at Alibaba Cloud. Long notices are cut.',
  },
  control: { kind: 'text', maxLength: 60 },
  standard: '',
})

/** Which application of Tencent Cloud sends. */
export const smsAppId = defineSetting({
  key: 'sms.appId',
  scope: 'installation',
  group: sms,
  words: { zh: '腾讯云短信应用', en: 'Application (Tencent)' },
  help: { zh: 'SmsSdkAppId，仅腾讯云需要。', en: 'SmsSdkAppId, for Tencent Cloud only.' },
  control: { kind: 'text', maxLength: 20 },
  standard: '',
})
