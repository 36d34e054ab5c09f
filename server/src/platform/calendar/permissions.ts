import { definePermissions, type NamesOf } from '../permission/index.ts'

export const calendarPermissions = definePermissions({
  'calendar.manage': { zh: '管理工作日历', en: 'Manage work calendars' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof calendarPermissions> {}
}
