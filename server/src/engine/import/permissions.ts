import { definePermissions, type NamesOf } from '../../platform/permission/index.ts'

export const importPermissions = definePermissions(
  {
    'record.export': { zh: '导出数据', en: 'Export records' },
    'record.import': { zh: '导入数据', en: 'Import records' },
  },
  'rows',
)

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof importPermissions> {}
}
