import { defineAuditParts, defineAuditThing } from '../audit/index.ts'

export const account = defineAuditThing({ kind: 'account', name: { zh: '账号', en: 'Account' } })
export const session = defineAuditThing({ kind: 'session', name: { zh: '登录会话', en: 'Session' } })

export const identityParts = defineAuditParts({
  locale: {
    name: { zh: '语言', en: 'Language' },
    words: { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
  },
  theme: {
    name: { zh: '外观', en: 'Look' },
    words: {
      light: { zh: '浅色', en: 'Light' },
      dark: { zh: '深色', en: 'Dark' },
      system: { zh: '跟随系统', en: 'As the system' },
    },
  },
  phone: { name: { zh: '手机号码', en: 'Phone' }, as: 'text' },
  sessionId: { quiet: true },
  'identity.code': { quiet: true },
})
