import { defineSystemForm, moments } from '../../system-form/index.ts'

/** Requests of jobs are events of no name. */
const job = { value: 'job', label: { zh: '后台任务', en: 'Background job' } }

/** What was tried too often (N3.15): events that a subscriber refuses, jobs that cannot be queued. */
export const undeliveredEvent = defineSystemForm({
  code: 'undelivered',
  place: 104,
  name: { zh: '未送达事件', en: 'Undelivered events' },
  icon: 'tool',
  instead: { zh: '重试或放弃', en: 'trying again or giving up' },
  access: { read: 'audit.read' },
  from: `select id, created_at, case when topic like 'job:%' then 'job' else topic end as f_what, last_error as f_error,
      attempts as f_attempts
    from sluice.outbox where tenant_id = :tenant and available_at = 'infinity'`,
  createdAt: {
    name: { zh: '时间', en: 'Time' },
    filter: { ops: moments, index: 'outbox_undelivered' },
    sort: { index: 'outbox_undelivered' },
  },
  titleFieldId: 'what',
  fields: [
    {
      id: 'what',
      type: 'singleChoice',
      name: { zh: '发生了什么', en: 'What happened' },
      choices: ({ subscribedEvents }) => [
        ...[...subscribedEvents.values()].map(({ topic, name }) => ({ value: topic, label: name })),
        job,
      ],
    },
    { id: 'error', type: 'longText', name: { zh: '原因', en: 'Cause' } },
    { id: 'attempts', type: 'number', name: { zh: '已尝试（次）', en: 'Tried' }, scale: 0 },
  ],
})
