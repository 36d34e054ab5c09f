import { definePermissions, type NamesOf } from './define-permissions.ts'

export const permissionPermissions = definePermissions({
  'role.manage': { zh: '管理角色和权限', en: 'Manage roles and permissions' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof permissionPermissions> {}
}
