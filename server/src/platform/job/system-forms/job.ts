import { defineSystemForm, me, moments, people, picks } from '../../system-form/index.ts'

const states = [
  { value: 'queued', label: { zh: '排队中', en: 'Queued' } },
  { value: 'running', label: { zh: '进行中', en: 'Running' }, color: 'series2' },
  { value: 'done', label: { zh: '已完成', en: 'Done' }, color: 'series5' },
  { value: 'failed', label: { zh: '失败', en: 'Failed' }, color: 'series6' },
  { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, color: 'series7' },
]

/** Long work that people asked for: imports, exports. Everybody sees their own; who reads the log sees all. */
export const jobRecord = defineSystemForm({
  code: 'job',
  place: 100,
  name: { zh: '后台任务', en: 'Background jobs' },
  icon: 'tool',
  instead: { zh: '导入、导出等操作', en: 'imports, exports and the like' },
  access: { read: 'audit.read', rows: [{ column: 'f_owner', in: me }] },
  scopes: { own: 'f_owner' },
  from: `select id, created_at, title as f_title, kind as f_kind, state as f_state, created_by as f_owner,
      processed as f_processed, total as f_total, started_at as f_started, ended_at as f_ended,
      round(extract(epoch from ended_at - started_at)) as f_seconds
    from sluice.job where tenant_id = :tenant`,
  createdAt: {
    filter: { ops: moments, index: 'job_created' },
    sort: { index: 'job_created' },
  },
  titleFieldId: 'title',
  fields: [
    { id: 'title', type: 'text', name: { zh: '任务', en: 'Job' } },
    {
      id: 'kind',
      type: 'singleChoice',
      name: { zh: '类型', en: 'Kind' },
      choices: ({ jobWords }) => [...jobWords].map(([value, label]) => ({ value, label })),
    },
    {
      id: 'state',
      type: 'singleChoice',
      name: { zh: '状态', en: 'State' },
      choices: states,
      filter: { ops: picks, index: 'job_state' },
    },
    {
      id: 'owner',
      type: 'member',
      name: { zh: '发起人', en: 'Asked for by' },
      filter: { ops: people, index: 'job_owner' },
    },
    { id: 'processed', type: 'number', name: { zh: '已处理', en: 'Processed' }, scale: 0 },
    { id: 'total', type: 'number', name: { zh: '总数', en: 'In all' }, scale: 0 },
    { id: 'started', type: 'dateTime', name: { zh: '开始时间', en: 'Began at' } },
    { id: 'ended', type: 'dateTime', name: { zh: '结束时间', en: 'Ended at' } },
    { id: 'seconds', type: 'number', name: { zh: '用时（秒）', en: 'Seconds' }, scale: 0 },
  ],
})
