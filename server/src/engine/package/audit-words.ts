import { defineAuditParts } from '../../platform/audit/index.ts'

export const packageParts = defineAuditParts({
  'app.withData': { name: { zh: '包含数据', en: 'With data' }, as: 'yesNo' },
  'app.withFiles': { name: { zh: '包含附件', en: 'With attachments' }, as: 'yesNo' },
  'app.withRights': { name: { zh: '包含权限', en: 'With rights' }, as: 'yesNo' },
  'app.note': { name: { zh: '说明', en: 'Note' }, as: 'text' },
  'app.number': { name: { zh: '版本', en: 'Version' }, as: 'number' },
  'app.seen': { quiet: true },
  'app.decisions': { name: { zh: '逐项的决定', en: 'Decisions about single changes' }, as: 'count' },
  'app.workspace': {
    name: { zh: '来源', en: 'From' },
    // What it is called is known there.
    tell: async ({ locale }) => [
      {
        label: { zh: '来源', en: 'From' }[locale],
        values: [{ name: { zh: '另一个工作区', en: 'Another workspace' }[locale] }],
      },
    ],
  },
  'app.templateKey': { name: { zh: '模板', en: 'Template' }, as: 'text' },
  'app.outside': { name: { zh: '对应到本工作区的内容', en: 'Things matched with those here' }, as: 'count' },
})
