import type { Text } from '../../kernel/index.ts'

/** Every permission that can be granted, with the words a person reads. */
export const permissionNames = {
  'app.manage': { zh: '管理应用（表单、流程、报表）', en: 'Manage apps: forms, flows, reports' },
  'app.read': { zh: '查看应用', en: 'See apps' },
  'record.create': { zh: '新建数据', en: 'Create records' },
  'record.read': { zh: '查看数据', en: 'See records' },
  'record.update': { zh: '修改数据', en: 'Change records' },
  'record.delete': { zh: '删除数据', en: 'Delete records' },
  'record.changeDecided': { zh: '修改已办结数据', en: 'Change records that were decided' },
  'record.export': { zh: '导出数据', en: 'Export records' },
  'record.import': { zh: '导入数据', en: 'Import records' },
  'report.read': { zh: '查看报表', en: 'See reports' },
  'flow.start': { zh: '发起流程', en: 'Start flows' },
  'member.manage': { zh: '管理成员和部门', en: 'Manage members and departments' },
  'member.read': { zh: '查看成员和部门', en: 'See members and departments' },
  'role.manage': { zh: '管理角色和权限', en: 'Manage roles and permissions' },
  'tenant.manage': { zh: '管理工作区', en: 'Manage the workspace' },
  'audit.read': { zh: '查看操作日志', en: 'See the audit log' },
  'outbox.read': { zh: '查看外发邮件', en: 'See outgoing mail' },
} as const satisfies Record<string, Text>

/** True for a permission, or a pattern over some: `record.*`, `*`. */
export function isPermissionPattern(text: string): boolean {
  if (text === '*' || Object.hasOwn(permissionNames, text)) return true
  if (!text.endsWith('.*')) return false
  return Object.keys(permissionNames).some((name) => name.startsWith(text.slice(0, -1)))
}

/** What a permission or a pattern over several lets one do; a pattern says all it stands for. */
export function patternText(pattern: string): Text {
  if (pattern === '*') return { zh: '一切操作', en: 'anything' }
  const texts = Object.entries(permissionNames).flatMap(([name, text]) =>
    name === pattern || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1))) ? [text] : [],
  )
  if (texts.length === 0) return { zh: pattern, en: pattern }
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') }
}
