import { definePermissions, type NamesOf } from '../permission/index.ts'

export const tenancyPermissions = definePermissions({
  'tenant.manage': { zh: '管理工作区', en: 'Manage the workspace' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof tenancyPermissions> {}
}
