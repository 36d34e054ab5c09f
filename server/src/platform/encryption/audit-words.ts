import { defineAuditThing } from '../audit/index.ts'

export const encryption = defineAuditThing({
  kind: 'encryption',
  name: { zh: '数据密钥', en: 'Data key' },
})
