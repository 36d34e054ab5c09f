import { definePermissions, type NamesOf } from '../permission/index.ts'

export const accessKeyPermissions = definePermissions({
  'accessKey.manage': { zh: '管理接口密钥', en: 'Manage keys of programs' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof accessKeyPermissions> {}
}
