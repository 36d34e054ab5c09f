import { defineAuditParts, defineAuditThing } from '../audit/index.ts'

export const job = defineAuditThing({ kind: 'job', name: { zh: '后台任务', en: 'Job' } })
export const deadLetter = defineAuditThing({
  kind: 'deadLetter',
  name: { zh: '未送达的事件', en: 'Undelivered events' },
})

export const jobParts = defineAuditParts({
  jobId: { quiet: true },
  deadLetterId: { quiet: true },
})
