import { definePermissions, type NamesOf } from '../permission/index.ts'

export const notificationPermissions = definePermissions({
  'outbox.read': { zh: '查看外发邮件', en: 'See outgoing mail' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof notificationPermissions> {}
}
