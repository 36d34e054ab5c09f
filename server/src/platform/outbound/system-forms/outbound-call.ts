import { defineSystemForm, moments, people, picks } from '../../system-form/index.ts'
import { purposes } from '../purposes.ts'

const states = [
  { value: 'queued', label: { zh: '等待发送', en: 'Queued' }, color: 'series2' },
  { value: 'sending', label: { zh: '正在发送', en: 'Being sent' }, color: 'series1' },
  { value: 'answered', label: { zh: '已响应', en: 'Answered' }, color: 'series5' },
  { value: 'failed', label: { zh: '无响应', en: 'No answer' }, color: 'series6' },
  { value: 'refused', label: { zh: '未发送', en: 'Not sent' }, color: 'series4' },
  { value: 'uncertain', label: { zh: '结果不明', en: 'Uncertain' }, color: 'series3' },
]

/** Calls to other systems of the last thirty days (N5.8); names stand where secrets were. */
export const outboundCallRecord = defineSystemForm({
  code: 'outboundCall',
  place: 94,
  name: { zh: '外部请求记录', en: 'Outgoing calls' },
  icon: 'tool',
  instead: { zh: '每次请求自动写入，不能修改', en: 'nothing; every call writes its own line' },
  access: { read: 'outbound.manage' },
  from: `select id, created_at, method || ' ' || url as f_request, purpose as f_purpose, state as f_state, status as f_status,
      member_id as f_member, why as f_why, round(extract(epoch from finished_at - sent_at) * 1000) as f_took
    from sluice.outbound_call where tenant_id = :tenant`,
  createdAt: {
    name: { zh: '时间', en: 'Time' },
    filter: { ops: moments, index: 'outbound_call_created' },
    sort: { index: 'outbound_call_created' },
  },
  titleFieldId: 'request',
  fields: [
    { id: 'request', type: 'text', name: { zh: '请求', en: 'Request' } },
    {
      id: 'state',
      type: 'singleChoice',
      name: { zh: '结果', en: 'Outcome' },
      choices: states,
      filter: { ops: picks, index: 'outbound_call_state' },
    },
    { id: 'status', type: 'number', name: { zh: '状态码', en: 'Status' }, scale: 0 },
    { id: 'took', type: 'number', name: { zh: '用时（毫秒）', en: 'Milliseconds' }, scale: 0 },
    { id: 'purpose', type: 'singleChoice', name: { zh: '用途', en: 'Purpose' }, choices: purposes },
    {
      id: 'member',
      type: 'member',
      name: { zh: '发起人', en: 'Sent by' },
      filter: { ops: people, index: 'outbound_call_member' },
    },
    { id: 'why', type: 'text', name: { zh: '原因代码', en: 'Why' } },
  ],
})
