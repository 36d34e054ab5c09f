import { defineSystemForm, moments, picks } from '../../system-form/index.ts'

const statuses = [
  { value: 'active', label: { zh: '在职', en: 'Active' }, color: 'series5' },
  { value: 'disabled', label: { zh: '已停用', en: 'Disabled' }, color: 'series7' },
]

/** The people of a workspace. */
export const memberRecord = defineSystemForm({
  code: 'member',
  place: 10,
  name: { zh: '成员', en: 'Members' },
  icon: 'team',
  instead: { zh: '设置 › 成员与部门', en: 'Settings › People' },
  access: { read: 'member.read', export: 'member.manage' },
  ownFields: { writtenBy: 'member.manage' },
  scopes: { own: 'id', department: 'f_department' },
  from: `select id, created_at, name as f_name, email as f_email, username as f_username, title as f_title,
      department_id as f_department, status as f_status, left_at as f_left
    from sluice.member where tenant_id = :tenant`,
  searched: { table: 'search_member' },
  createdAt: {
    name: { zh: '加入时间', en: 'Joined at' },
    filter: { ops: moments, index: 'member_created' },
    sort: { index: 'member_created' },
  },
  sort: { field: 'name', direction: 'asc' },
  titleFieldId: 'name',
  fields: [
    {
      id: 'name',
      type: 'text',
      name: { zh: '姓名', en: 'Name' },
      filter: { ops: ['eq'], index: 'member_by_name' },
      sort: { index: 'member_by_name_zh' },
    },
    {
      id: 'department',
      type: 'department',
      name: { zh: '部门', en: 'Department' },
      filter: { ops: picks, index: 'member_department' },
    },
    { id: 'title', type: 'text', name: { zh: '职务', en: 'Title' } },
    {
      id: 'status',
      type: 'singleChoice',
      name: { zh: '状态', en: 'Status' },
      choices: statuses,
      filter: { ops: picks, index: 'member_status' },
    },
    { id: 'email', type: 'text', name: { zh: '邮箱', en: 'Email' } },
    { id: 'username', type: 'text', name: { zh: '用户名', en: 'User name' } },
    { id: 'left', type: 'dateTime', name: { zh: '离开时间', en: 'Left at' } },
  ],
})
