import { defineSystemForm, moments, people, picks } from '../../system-form/index.ts'

/** What is no operation of the registry. */
const files = [
  { value: 'file.upload', label: { zh: '上传文件', en: 'Upload a file' } },
  { value: 'file.download', label: { zh: '下载文件', en: 'Download a file' } },
]

const outcomes = [
  { value: 'done', label: { zh: '成功', en: 'Answered' }, color: 'series5' },
  { value: 'refused', label: { zh: '被拒绝', en: 'Refused' }, color: 'series6' },
  { value: 'failed', label: { zh: '出错', en: 'Failed' }, color: 'series4' },
]

/** Calls of programs by their keys, reads too (L8.3): what was asked for and what became of it, never what was sent. */
export const keyCallRecord = defineSystemForm({
  code: 'keyCall',
  place: 92,
  name: { zh: '接口调用记录', en: 'Calls by keys' },
  icon: 'tool',
  instead: { zh: '每次调用自动写入，不能修改', en: 'nothing; every call writes its own line' },
  access: { read: 'accessKey.manage' },
  from: `select id, created_at, key_name as f_key, member_id as f_member, operation as f_operation, outcome as f_outcome,
      status as f_status, code as f_code, took_ms as f_took, host(ip) as f_ip, method || ' ' || path as f_request,
      request_id::text as f_number
    from sluice.access_key_call where tenant_id = :tenant`,
  createdAt: {
    name: { zh: '时间', en: 'Time' },
    filter: { ops: moments, index: 'access_key_call_newest' },
    sort: { index: 'access_key_call_newest' },
  },
  titleFieldId: 'operation',
  fields: [
    {
      id: 'operation',
      type: 'singleChoice',
      name: { zh: '操作', en: 'Operation' },
      choices: ({ operations }) => [
        ...[...operations].map(([value, { words }]) => ({ value, label: words })),
        ...files,
      ],
      filter: { ops: picks, index: 'access_key_call_operation' },
    },
    {
      id: 'key',
      type: 'text',
      name: { zh: '密钥', en: 'Key' },
      filter: { ops: ['eq'], index: 'access_key_call_key' },
    },
    {
      id: 'outcome',
      type: 'singleChoice',
      name: { zh: '结果', en: 'Outcome' },
      choices: outcomes,
      filter: { ops: picks, index: 'access_key_call_outcome' },
    },
    { id: 'status', type: 'number', name: { zh: '状态码', en: 'Status' }, scale: 0 },
    { id: 'took', type: 'number', name: { zh: '用时（毫秒）', en: 'Milliseconds' }, scale: 0 },
    { id: 'ip', type: 'text', name: { zh: 'IP 地址', en: 'Address' } },
    {
      id: 'member',
      type: 'member',
      name: { zh: '身份', en: 'Acted as' },
      filter: { ops: people, index: 'access_key_call_member' },
    },
    { id: 'code', type: 'text', name: { zh: '错误代码', en: 'Error' } },
    { id: 'request', type: 'longText', name: { zh: '请求', en: 'Request' } },
    { id: 'number', type: 'text', name: { zh: '请求编号', en: 'Request number' } },
  ],
})
