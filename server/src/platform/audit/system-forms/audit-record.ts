import { defineSystemForm, moments, people, picks } from '../../system-form/index.ts'
import type { AuditFacts } from '../define-audit-words.ts'

const outcomes = [
  { value: 'done', label: { zh: '完成', en: 'Done' }, color: 'series5' },
  { value: 'refused', label: { zh: '被拒绝', en: 'Refused' }, color: 'series6' },
]

/** Who did what (P5.5): the log of acts, read as records. */
export const auditRecord = defineSystemForm({
  code: 'audit',
  place: 60,
  name: { zh: '操作日志', en: 'Audit log' },
  icon: 'audit',
  instead: {
    zh: '日志由每次操作自动写入，不能修改',
    en: 'nothing; every act writes its own line and none is changed',
  },
  access: { read: 'audit.read' },
  scopes: { own: 'f_actor' },
  from: `select id, created_at, actor_id as f_actor, actor_name as f_actor_name, operation as f_act, outcome as f_outcome,
      host(ip) as f_ip, request_id as f_request,
      jsonb_build_object('created_at', created_at, 'actor_id', actor_id, 'operation', operation, 'target_type', target_type, 'target_id', target_id, 'target_name', target_name, 'detail', detail) as facts
    from sluice.audit_log where tenant_id = :tenant`,
  searched: { by: ['actor', 'act'] },
  createdAt: {
    filter: {
      ops: moments,
      index: 'audit_log_pkey',
    },
    sort: { index: 'audit_log_pkey' },
  },
  titleFieldId: 'act',
  fields: [
    {
      id: 'act',
      type: 'singleChoice',
      name: { zh: '操作', en: 'Act' },
      choices: ({ acts }) => [...acts].map(([value, label]) => ({ value, label, color: 'series7' })),
      filter: { ops: picks, index: 'audit_log_operation' },
    },
    { id: 'target', type: 'text', name: { zh: '对象', en: 'What' }, perReader: true },
    {
      id: 'actor',
      type: 'member',
      name: { zh: '操作人', en: 'Who' },
      filter: { ops: people, index: 'audit_log_actor' },
    },
    {
      id: 'outcome',
      type: 'singleChoice',
      name: { zh: '结果', en: 'Outcome' },
      choices: outcomes,
      filter: { ops: picks, index: 'audit_log_outcome' },
    },
    { id: 'ip', type: 'text', name: { zh: 'IP 地址', en: 'Address' } },
    { id: 'actor_name', type: 'text', name: { zh: '当时的姓名', en: 'Name at that time' } },
    { id: 'request', type: 'text', name: { zh: '请求编号', en: 'Request' } },
  ],
  words: async (context, rows) => {
    const words = await context.services.auditBook.describe(
      context,
      rows.map(({ facts }) => facts as AuditFacts),
    )
    return words.map(({ name }) => ({ target: name }))
  },
})
