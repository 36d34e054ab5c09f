import { definePermissions, type NamesOf } from '../../platform/permission/index.ts'

export const reportPermissions = definePermissions(
  {
    'report.read': { zh: '查看报表', en: 'See reports' },
  },
  'place',
)

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof reportPermissions> {}
}
