import { defineSystemForm, moments, people, picks } from '../../system-form/index.ts'
import { describeDevice } from '../describe-device.ts'

const outcomes = [
  { value: 'signedIn', label: { zh: '登录成功', en: 'Signed in' }, color: 'series5' },
  { value: 'wrongPassword', label: { zh: '密码错误', en: 'Wrong password' }, color: 'series6' },
  { value: 'locked', label: { zh: '已锁定', en: 'Locked' }, color: 'series8' },
]

/** Attempts to sign in to this workspace (P5.5). */
export const loginRecord = defineSystemForm({
  code: 'login',
  place: 70,
  name: { zh: '登录日志', en: 'Sign-in log' },
  icon: 'quality',
  instead: { zh: '每次登录自动写入，不能修改', en: 'nothing; every attempt to sign in writes its own line' },
  access: { read: 'audit.read' },
  scopes: { own: 'f_member' },
  from: `select id, at as created_at, member_id as f_member, outcome as f_outcome, host(ip) as f_ip,
      to_jsonb(user_agent) as facts
    from sluice.workspace_login where tenant_id = :tenant`,
  searched: { by: ['member'] },
  createdAt: {
    name: { zh: '时间', en: 'Time' },
    filter: { ops: moments, index: 'workspace_login_at' },
    sort: { index: 'workspace_login_at' },
  },
  titleFieldId: 'outcome',
  fields: [
    {
      id: 'member',
      type: 'member',
      name: { zh: '成员', en: 'Member' },
      filter: { ops: people, index: 'workspace_login_member' },
    },
    {
      id: 'outcome',
      type: 'singleChoice',
      name: { zh: '结果', en: 'Outcome' },
      choices: outcomes,
      filter: { ops: picks, index: 'workspace_login_outcome' },
    },
    { id: 'ip', type: 'text', name: { zh: 'IP 地址', en: 'Address' } },
    // Words made of what the browser says of itself.
    { id: 'device', type: 'text', name: { zh: '设备', en: 'Device' }, perReader: true },
  ],
  words: async (_, rows) => rows.map(({ facts }) => ({ device: describeDevice(String(facts)) })),
})
