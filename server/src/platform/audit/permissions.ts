import { definePermissions, type NamesOf } from '../permission/index.ts'

export const auditPermissions = definePermissions({
  'audit.read': { zh: '查看操作日志', en: 'See the audit log' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof auditPermissions> {}
}
