import { definePermissions, type NamesOf } from '../permission/index.ts'

export const carouselPermissions = definePermissions({
  'carousel.manage': { zh: '管理工作台轮播图', en: 'Manage the pictures on the workbench' },
})

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof carouselPermissions> {}
}
