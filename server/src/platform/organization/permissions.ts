import { definePermissions, type NamesOf } from '../permission/index.ts'

export const organizationPermissions = definePermissions({
  'member.manage': { zh: '管理成员和部门', en: 'Manage members and departments' },
  'member.read': { zh: '查看成员和部门', en: 'See members and departments' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof organizationPermissions> {}
}
