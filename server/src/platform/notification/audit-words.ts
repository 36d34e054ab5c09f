import { defineAuditParts } from '../audit/index.ts'

interface QuietHours {
  from: string
  to: string
}

const quietHours = { zh: '免打扰时段', en: 'Quiet hours' }

export const notificationParts = defineAuditParts({
  'notice.channels': { name: { zh: '通知渠道', en: 'Channels' }, as: 'count' },
  'notice.notBy': { name: { zh: '单独设置的通知', en: 'Notices chosen one by one' }, as: 'count' },
  'notice.channel': {
    name: { zh: '渠道', en: 'Channel' },
    tell: async ({ locale, services }, key) => {
      const name = services.channels.get(String(key))?.words[locale] ?? String(key)
      return [{ label: { zh: '渠道', en: 'Channel' }[locale], values: [{ name }] }]
    },
  },
  'notice.quiet': {
    name: quietHours,
    tell: async ({ locale }, value) => {
      const { from, to } = (value ?? {}) as Partial<QuietHours>
      const none = { zh: '无', en: 'None' }[locale]
      return [{ label: quietHours[locale], values: [{ name: from && to ? `${from}–${to}` : none }] }]
    },
  },
})
