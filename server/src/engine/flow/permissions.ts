import { definePermissions, type NamesOf } from '../../platform/permission/index.ts'

export const flowPermissions = definePermissions(
  {
    'flow.start': { zh: '发起流程', en: 'Start flows' },
  },
  'place',
)

declare module '../../kernel/permission-name.ts' {
  interface PermissionNames extends NamesOf<typeof flowPermissions> {}
}
