import { definePermissions, type NamesOf } from '../permission/index.ts'

export const settingPermissions = definePermissions({
  'setting.manage': { zh: '修改工作区设置', en: 'Change the settings of the workspace' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof settingPermissions> {}
}
