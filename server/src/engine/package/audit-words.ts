import { defineAuditParts } from '../../platform/audit/index.ts'

export const packageParts = defineAuditParts({
  'app.withData': { name: { zh: '包含数据', en: 'With data' }, as: 'yesNo' },
  'app.withFiles': { name: { zh: '包含附件', en: 'With attachments' }, as: 'yesNo' },
  'app.templateKey': { name: { zh: '模板', en: 'Template' }, as: 'text' },
  'app.outside': { name: { zh: '对应到本工作区的内容', en: 'Things matched with those here' }, as: 'count' },
})
