import { defineAuditParts } from '../../platform/audit/index.ts'

export const actionParts = defineAuditParts({
  'action.action': { quiet: true },
  'action.input': { quiet: true },
  'action.recordIds': { name: { zh: '数据', en: 'Records' }, as: 'count' },
})
