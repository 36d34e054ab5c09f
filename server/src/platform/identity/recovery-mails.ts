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

interface ActivationWords {
  name: string
  workspace: string
  link: string
  code: string
}

/** The mail that makes a registration an account (P1.2). */
export function activationMail(locale: Locale, { name, workspace, link, code }: ActivationWords): MailText {
  return locale === 'en'
    ? {
        subject: 'Activate your Sluice account',
        body: `Hello ${name},\n\nthe code to open your workspace "${workspace}" is\n\n${code}\n\nor open this link. Both work once, for 24 hours:\n\n${link}\n\nIf you did not register, ignore this mail and tell nobody the code: without it nothing is made in your name.`,
      }
    : {
        subject: '激活您的川流账号',
        body: `${name}，您好：\n\n开通工作区“${workspace}”的验证码是\n\n${code}\n\n也可以直接打开以下链接。验证码和链接 24 小时内有效，只能使用一次：\n\n${link}\n\n如果不是您本人注册，请忽略此邮件，不要把验证码告诉任何人；没有它，任何人都不能以您的名义开通。`,
      }
}

/** The mail to somebody for whom an administrator made an account: whoever reads it sets the password. */
export function memberActivationMail(
  locale: Locale,
  { name, workspace, link }: Omit<ActivationWords, 'code'>,
): MailText {
  return locale === 'en'
    ? {
        subject: `Your account in "${workspace}" on Sluice`,
        body: `Hello ${name},\n\nan administrator of "${workspace}" has made an account for you. Open this link and choose a password; the account is yours then, and you are in. It works once, for seven days:\n\n${link}\n\nIf you do not know "${workspace}", ignore this mail.`,
      }
    : {
        subject: `您在川流工作区“${workspace}”的账号`,
        body: `${name}，您好：\n\n“${workspace}”的管理员为您建立了账号。请打开以下链接设置密码，账号即归您本人使用。链接 7 天内有效，只能使用一次：\n\n${link}\n\n如果您不知道“${workspace}”，请忽略此邮件。`,
      }
}

/** The mail that proves an address somebody wants to use with the account they are signed in with. */
export function addressMail(locale: Locale, name: string, code: string): MailText {
  return locale === 'en'
    ? {
        subject: 'Confirm your email address for Sluice',
        body: `Hello ${name},\n\nthe code that confirms this address for your account is\n\n${code}\n\nIt works once, for 24 hours. If you did not ask for it, ignore this mail and tell nobody the code.`,
      }
    : {
        subject: '确认您的川流邮箱',
        body: `${name}，您好：\n\n确认此邮箱的验证码是\n\n${code}\n\n24 小时内有效，只能使用一次。如果不是您本人操作，请忽略此邮件，不要把验证码告诉任何人。`,
      }
}

/** The mail to the address that an account had before, with the link that takes the change back (P1.8). */
export function addressChangedMail(locale: Locale, name: string, email: string, link: string): MailText {
  return locale === 'en'
    ? {
        subject: 'The email address of your Sluice account was changed',
        body: `Hello ${name},\n\nyour account now uses ${email}. If this was not you, open this link within 72 hours: it brings your address back and ends all sessions, and then you set a new password:\n\n${link}`,
      }
    : {
        subject: '您的川流账号邮箱已更换',
        body: `${name}，您好：\n\n您的账号已改用邮箱 ${email}。如果不是您本人操作，请在 72 小时内打开以下链接：邮箱将换回，所有登录会话结束，随后请重设密码：\n\n${link}`,
      }
}

/** The mail to both addresses once such a change was taken back. */
export function addressRestoredMail(locale: Locale, name: string, email: string): MailText {
  return locale === 'en'
    ? {
        subject: 'The change of your Sluice address was taken back',
        body: `Hello ${name},\n\nyour account uses ${email} again, and all its sessions were ended. Set a new password by "Forgot password" before you sign in.`,
      }
    : {
        subject: '您的川流账号邮箱已换回',
        body: `${name}，您好：\n\n您的账号已换回邮箱 ${email}，所有登录会话已结束。请先通过“忘记密码”重设密码，再登录。`,
      }
}

/** The mail that tells of another phone number, without the number: whoever reads mails need not know it (P1.8). */
export function phoneChangedMail(locale: Locale, name: string, phone: string | null): MailText {
  const last = phone?.replace(/\D/g, '').slice(-4)
  return locale === 'en'
    ? {
        subject: 'The phone number of your Sluice account was changed',
        body: `Hello ${name},\n\n${last ? `your account now has the phone number that ends with ${last}` : 'the phone number of your account was removed'}. If this was not you, change your password at once and end the other sessions.`,
      }
    : {
        subject: '您的川流账号手机号码已变更',
        body: `${name}，您好：\n\n${last ? `您的账号已改用尾号为 ${last} 的手机号码` : '您账号的手机号码已移除'}。如果不是您本人操作，请立即修改密码，并退出其他设备上的登录。`,
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
