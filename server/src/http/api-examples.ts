import type { Json } from './api-schemas.ts'

/** Examples by the name of a value, where any operation means the same by it. */
export const namedExamples: Record<string, unknown> = {
  name: '采购申请',
  appName: '采购',
  formName: '采购订单',
  email: 'li.wei@example.com',
  username: 'li.wei',
  phone: '+86 138 0013 8000',
  login: 'li.wei@example.com',
  password: 'Quiet-River-Stone-26',
  currentPassword: 'Quiet-River-Stone-26',
  newPassword: 'Amber-Valley-Crane-26',
  tenantCode: 'example',
  tenantName: '示例公司',
  code: 'buyer',
  text: '同意，请尽快办理',
  token: 'q5zv0Y0lN3XkqJ2mVn8b1T7cRw4sUeGdPaHfLiOoKxQ',
  field: 'amount',
  fieldId: 'amount',
  titleFieldId: 'title',
  keyFieldId: 'title',
  permission: 'record.read',
  values: { title: '办公椅', amount: 3600 },
}

const definition = {
  fields: [
    { type: 'text', id: 'title', name: '标题', required: true },
    { type: 'number', id: 'amount', name: '金额' },
  ],
  titleFieldId: 'title',
}

const report = {
  formId: '01a22900-0000-7000-8000-000000000001',
  chart: 'bar',
  rows: [{ field: 'title' }],
  measures: [{ aggregate: 'sum', field: 'amount' }],
}

const tree = {
  id: 'flow',
  name: '采购审批',
  root: [
    { kind: 'applicant', id: 'apply', name: '发起', config: {} },
    {
      kind: 'approve',
      id: 'approve',
      name: '部门负责人审批',
      config: { assignees: [{ type: 'departmentHead', level: 0 }] },
    },
  ],
}

/** Examples that belong to one operation. */
export const examplesOf: Record<string, Json> = {
  'form.saveDraft': { definition, baseVersion: 0 },
  'flow.saveDraft': { tree },
  'notice.choose': {
    channels: ['mail'],
    notBy: {},
    quiet: { from: '22:00', to: '08:00', zone: 'Asia/Shanghai' },
  },
  'accessKey.create': {
    name: 'ERP',
    memberId: '01a22900-0000-7000-8000-000000000001',
    addresses: ['203.0.113.7'],
    ratePerMinute: 600,
  },
  'accessKey.enrolDevice': {
    projectId: 'pk_AaIpAAAAcACAAAAAAAAAAQGiKQAAAHAAgAAAAAAAAAI',
    name: '一号扫码枪',
    publicKey: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
    timestamp: 1772413200,
    signature: 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
  },
  'accessKey.try': {
    operation: 'record.list',
    input: '{"formId":"01a22900-0000-7000-8000-000000000001","limit":20}',
  },
  'outbound.call': {
    method: 'POST',
    url: 'https://erp.example.com/hook',
    headers: { authorization: 'Bearer {{secret.erp}}', 'content-type': 'application/json' },
    body: '{"order":"A-1"}',
  },
  'outbound.setSecret': { name: 'erp', value: 'quiet-river-stone' },
  'outbound.deleteSecret': { name: 'erp' },
  'record.list': {
    filter: { all: [{ field: 'amount', op: 'gte', value: 1000 }] },
    sort: [{ field: 'amount', direction: 'desc' }],
    limit: 20,
  },
  'record.count': { filter: { any: [{ field: 'title', op: 'contains', value: '椅' }] } },
  'report.run': { definition: report },
  'report.create': { name: '各项金额', definition: report },
}
