import { defineSystemForm, moments, picks } from '../../system-form/index.ts'

/** The departments of a workspace. */
export const departmentRecord = defineSystemForm({
  code: 'department',
  place: 20,
  name: { zh: '部门', en: 'Departments' },
  icon: 'bank',
  instead: { zh: '设置 › 成员与部门', en: 'Settings › People' },
  access: { read: 'member.read', export: 'member.manage' },
  ownFields: { writtenBy: 'member.manage' },
  scopes: { department: 'id' },
  from: `select id, created_at, name as f_name, parent_id as f_parent, head_member_id as f_head
    from sluice.department where tenant_id = :tenant`,
  searched: 'few',
  createdAt: {
    filter: { ops: moments, index: 'department_created' },
    sort: { index: 'department_created' },
  },
  titleFieldId: 'name',
  fields: [
    { id: 'name', type: 'text', name: { zh: '名称', en: 'Name' } },
    {
      id: 'parent',
      type: 'department',
      name: { zh: '上级部门', en: 'Above it' },
      filter: { ops: picks, index: 'department_sibling_name' },
    },
    {
      id: 'head',
      type: 'member',
      name: { zh: '负责人', en: 'Head' },
      filter: { ops: ['eq', 'in', 'isMe'], index: 'department_head' },
    },
  ],
})
