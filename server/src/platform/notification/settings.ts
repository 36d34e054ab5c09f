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

/** Applications of chat platforms: each workspace has its own. */
const wecom: SettingGroup = { key: 'wecom', words: { zh: '企业微信应用', en: 'WeCom application' } }

/** Whose people get messages of the application. */
export const wecomCorpId = defineSetting({
  key: 'wecom.corpId',
  scope: 'tenant',
  perWorkspace: true,
  group: wecom,
  words: { zh: '企业 ID', en: 'Corp id' },
  help: {
    zh: '管理后台“我的企业”里的企业 ID（corpid）。三项都填好后，成员可以选择用它接收通知。',
    en: 'The corpid of the company. With all three given, members may choose to be told by it.',
  },
  control: { kind: 'text', maxLength: 60 },
  standard: '',
})

/** The application that sends. */
export const wecomAgentId = defineSetting({
  key: 'wecom.agentId',
  scope: 'tenant',
  perWorkspace: true,
  group: wecom,
  words: { zh: '应用 AgentId', en: 'AgentId' },
  help: { zh: '自建应用的 AgentId，是一个数字。', en: 'Number of your own application.' },
  control: { kind: 'text', maxLength: 20 },
  standard: '',
})

/** What the token of the application is asked for with. */
export const wecomSecret = defineSetting({
  key: 'wecom.secret',
  scope: 'tenant',
  perWorkspace: true,
  group: wecom,
  words: { zh: '应用 Secret', en: 'Secret' },
  help: { zh: '密文保存，不再显示。', en: 'Kept sealed and never shown again.' },
  control: { kind: 'secret', maxLength: 200 },
  standard: '',
})

const dingtalk: SettingGroup = { key: 'dingtalk', words: { zh: '钉钉应用', en: 'DingTalk application' } }

/** The application that sends. */
export const dingtalkAppKey = defineSetting({
  key: 'dingtalk.appKey',
  scope: 'tenant',
  perWorkspace: true,
  group: dingtalk,
  words: { zh: '应用 AppKey', en: 'AppKey' },
  help: {
    zh: '企业内部应用的 AppKey（Client ID）。三项都填好后，成员可以选择用它接收通知。',
    en: 'AppKey (Client ID) of your own application. With all three given, members may choose to be told by it.',
  },
  control: { kind: 'text', maxLength: 60 },
  standard: '',
})

/** What the token of the application is asked for with. */
export const dingtalkAppSecret = defineSetting({
  key: 'dingtalk.appSecret',
  scope: 'tenant',
  perWorkspace: true,
  group: dingtalk,
  words: { zh: '应用 AppSecret', en: 'AppSecret' },
  help: { zh: '密文保存，不再显示。', en: 'Kept sealed and never shown again.' },
  control: { kind: 'secret', maxLength: 200 },
  standard: '',
})

/** Number of the application in its company. */
export const dingtalkAgentId = defineSetting({
  key: 'dingtalk.agentId',
  scope: 'tenant',
  perWorkspace: true,
  group: dingtalk,
  words: { zh: '应用 AgentId', en: 'AgentId' },
  help: { zh: '应用的 AgentId，是一个数字。', en: 'Number of the application.' },
  control: { kind: 'text', maxLength: 20 },
  standard: '',
})

const feishu: SettingGroup = { key: 'feishu', words: { zh: '飞书应用', en: 'Feishu application' } }

/** The application that sends. */
export const feishuAppId = defineSetting({
  key: 'feishu.appId',
  scope: 'tenant',
  perWorkspace: true,
  group: feishu,
  words: { zh: '应用 App ID', en: 'App ID' },
  help: {
    zh: '企业自建应用的 App ID，要开通机器人能力。两项都填好后，成员可以选择用它接收通知。',
    en: 'App ID of your own application, which has to have a bot. With both given, members may choose to be told by it.',
  },
  control: { kind: 'text', maxLength: 60 },
  standard: '',
})

/** What the token of the application is asked for with. */
export const feishuAppSecret = defineSetting({
  key: 'feishu.appSecret',
  scope: 'tenant',
  perWorkspace: true,
  group: feishu,
  words: { zh: '应用 App Secret', en: 'App Secret' },
  help: { zh: '密文保存，不再显示。', en: 'Kept sealed and never shown again.' },
  control: { kind: 'secret', maxLength: 200 },
  standard: '',
})
