import { defineAuditParts } from '../audit/index.ts'

export const outboundParts = defineAuditParts({
  'outbound.method': { name: { zh: '请求方法', en: 'Method' }, as: 'text' },
  'outbound.url': { name: { zh: '地址', en: 'Address' }, as: 'text' },
  // What was sent stands, redacted, in the log of calls.
  'outbound.headers': { quiet: true },
  'outbound.body': { quiet: true },
  'outbound.callId': { quiet: true },
})
