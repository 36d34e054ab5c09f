import { defineError } from '../../kernel/index.ts'

/** The same for an unknown person and a wrong password (P1.3). */
export const wrongCredentials = defineError('identity.wrong_credentials', 401, {
  zh: '账号或密码不正确。',
  en: 'The login or the password is not right.',
})
export const tooManyFailures = defineError('identity.locked', 429, {
  zh: '连续输错次数过多，已暂时锁定，请在 {minutes} 分钟后再试。',
  en: 'Too many wrong attempts in a row; try again in {minutes} minute(s).',
})
/** Strangers show that they are no machine; `challenge` is where the task is. */
export const captchaNeeded = defineError('identity.captcha', 400, {
  zh: '请先通过人机验证。',
  en: 'Show first that you are no machine.',
})
/** Told only to who knew the password; `registration` lets their browser go on. */
export const notActivated = defineError('identity.not_activated', 403, {
  zh: '账号还没有激活：请填写邮件中的验证码，或打开邮件中的链接。',
  en: 'The account is not activated yet: enter the code from the mail, or open its link.',
})
export const codeEnded = defineError('identity.code_ended', 400, {
  zh: '验证码输错次数过多，已失效，请重新发送邮件。',
  en: 'The code was mistyped too often and is void; have a new mail sent.',
})
export const noDemo = defineError('identity.no_demo', 404, {
  zh: '这里没有演示人员。',
  en: 'There are no demo people here.',
})
export const notAMember = defineError('identity.not_a_member', 403, {
  zh: '您不是这个工作区的成员，或已被停用。',
  en: 'You are not a member of this workspace, or are disabled there.',
})
export const sessionNotFound = defineError('identity.session_not_found', 404, {
  zh: '这个登录会话不存在或已结束。',
  en: 'No such session, or it has ended.',
})
export const linkUnknown = defineError('identity.link_unknown', 400, {
  zh: '这个链接无效：可能不完整，可能已被更新的链接取代，或密码已经改过。',
  en: 'This link is not valid: it may be incomplete, replaced by a newer one, or the password was changed meanwhile.',
})
export const linkUsed = defineError('identity.link_used', 400, {
  zh: '这个链接已经用过了，请直接登录，或重新申请。',
  en: 'This link has been used already; sign in, or ask for a new one.',
})
export const linkExpired = defineError('identity.link_expired', 400, {
  zh: '这个链接已过期，请重新申请。',
  en: 'This link has expired; ask for a new one.',
})
