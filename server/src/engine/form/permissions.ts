import { definePermissions, type NamesOf } from '../../platform/permission/index.ts'

export const formPermissions = definePermissions(
  {
    'record.create': { zh: '新建数据', en: 'Create records' },
    'record.read': { zh: '查看数据', en: 'See records' },
    'record.update': { zh: '修改数据', en: 'Change records' },
    'record.delete': { zh: '删除数据', en: 'Delete records' },
    'record.changeDecided': { zh: '修改已办结数据', en: 'Change records that were decided' },
  },
  'rows',
)

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof formPermissions> {}
}
