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
