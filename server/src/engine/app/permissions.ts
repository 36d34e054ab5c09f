import { definePermissions, type NamesOf } from '../../platform/permission/index.ts'

export const appPermissions = definePermissions(
  {
    'app.manage': { zh: '管理应用（表单、流程、报表）', en: 'Manage apps: forms, flows, reports' },
    'app.read': { zh: '查看应用', en: 'See apps' },
  },
  'place',
)

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof appPermissions> {}
}
