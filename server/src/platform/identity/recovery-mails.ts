import type { Locale } from '../../kernel/index.ts'

interface MailText {
  subject: string
  body: string
}

/** The mail with the link to set a new password. */
export function resetMail(locale: Locale, name: string, link: string): MailText {
  return locale === 'en'
    ? {
        subject: 'Set a new password for Sluice',
        body: `Hello ${name},\n\nopen this link to set a new password. It works once, for one hour:\n\n${link}\n\nIf you did not ask for it, ignore this mail; your password stays as it is.`,
      }
    : {
        subject: '重置您的川流密码',
        body: `${name}，您好：\n\n请打开以下链接设置新密码，链接 1 小时内有效，只能使用一次：\n\n${link}\n\n如果不是您本人操作，请忽略此邮件，密码不会改变。`,
      }
}

/** The mail that tells of a password that was changed. */
export function changedMail(locale: Locale, name: string): MailText {
  return locale === 'en'
    ? {
        subject: 'Your Sluice password was changed',
        body: `Hello ${name},\n\nyour password was just changed and all other sessions were ended. If this was not you, tell your administrator at once.`,
      }
    : {
        subject: '您的川流密码已修改',
        body: `${name}，您好：\n\n您的密码刚刚被修改，其他登录会话已全部结束。如果不是您本人操作，请立即联系管理员。`,
      }
}
