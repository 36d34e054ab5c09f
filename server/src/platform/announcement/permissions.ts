import { definePermissions, type NamesOf } from '../permission/index.ts'

export const announcementPermissions = definePermissions({
  'announcement.manage': { zh: '发布和撤回公告', en: 'Publish and withdraw announcements' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof announcementPermissions> {}
}
