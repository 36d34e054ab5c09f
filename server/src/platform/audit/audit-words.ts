import { defineAuditParts } from './define-audit-words.ts'

/** What many operations are given. */
export const commonParts = defineAuditParts({
  name: { name: { zh: '名称', en: 'Name' }, as: 'text' },
  description: { name: { zh: '说明', en: 'Description' }, as: 'text' },
})
