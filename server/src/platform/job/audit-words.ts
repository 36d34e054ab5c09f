import { defineAuditParts, defineAuditThing } from '../audit/index.ts'

export const job = defineAuditThing({ kind: 'job', name: { zh: '后台任务', en: 'Job' } })
export const deadLetter = defineAuditThing({
  kind: 'deadLetter',
  name: { zh: '未送达的事件', en: 'Undelivered events' },
})

export const jobParts = defineAuditParts({
  jobId: { quiet: true },
  deadLetterIds: { name: { zh: '事件', en: 'Events' }, as: 'count' },
  'deadLetter.verb': {
    name: { zh: '处理', en: 'Settled by' },
    words: { retry: { zh: '重新投递', en: 'Trying again' }, discard: { zh: '放弃', en: 'Giving up' } },
  },
})
