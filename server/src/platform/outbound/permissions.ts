import { definePermissions, type NamesOf } from '../permission/index.ts'

export const outboundPermissions = definePermissions({
  'outbound.manage': { zh: '管理外部请求和密钥', en: 'Manage calls to other systems and their secrets' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof outboundPermissions> {}
}
