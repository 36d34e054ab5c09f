import { defineAuditParts, defineAuditThing, namesIn } from '../audit/index.ts'

export const member = defineAuditThing({
  kind: 'member',
  name: { zh: '成员', en: 'Member' },
  names: namesIn('member', (id) => `/people?member=${id}`),
})
export const department = defineAuditThing({
  kind: 'department',
  name: { zh: '部门', en: 'Department' },
  names: namesIn('department'),
})
export const invitation = defineAuditThing({ kind: 'invitation', name: { zh: '邀请', en: 'Invitation' } })

export const organizationParts = defineAuditParts({
  memberId: { name: { zh: '成员', en: 'Member' }, thing: 'member' },
  memberIds: { name: { zh: '成员', en: 'Members' }, thing: 'member' },
  departmentId: { name: { zh: '部门', en: 'Department' }, thing: 'department' },
  parentId: { name: { zh: '上级部门', en: 'Parent department' }, thing: 'department' },
  'department.setHead.memberId': { name: { zh: '负责人', en: 'Head' }, thing: 'member' },
  'department.position': { quiet: true },
  'member.title': { name: { zh: '职务', en: 'Title' }, as: 'text' },
  'member.name': { name: { zh: '姓名', en: 'Name' }, as: 'text' },
  email: { name: { zh: '邮箱', en: 'Email' }, as: 'text' },
  username: { name: { zh: '用户名', en: 'User name' }, as: 'text' },
  invitationId: { quiet: true },
})
