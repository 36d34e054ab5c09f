import type { PermissionName } from '../../kernel/index.ts'
import type { GrantScope, HeldGrant } from '../../platform/permission/index.ts'

/** What somebody an app is shared with may do in it, from least to most. */
export const appLevels = ['see', 'submit', 'edit', 'manage'] as const
export type AppLevel = (typeof appLevels)[number]

type LevelGrant = readonly [permission: PermissionName | `${string}.*`, scope: GrantScope]

const open: readonly LevelGrant[] = [
  ['app.read', 'tenant'],
  ['report.read', 'tenant'],
]

// `submit`: one's own records; whoever heads departments sees those of their people.
const grantsOf: Record<AppLevel, readonly LevelGrant[]> = {
  see: [...open, ['record.read', 'tenant']],
  submit: [
    ...open,
    ['flow.start', 'tenant'],
    ['record.create', 'tenant'],
    ['record.read', 'own'],
    ['record.read', 'headedDepartments'],
    ['record.update', 'own'],
    ['record.delete', 'own'],
  ],
  edit: [
    ...open,
    ['flow.start', 'tenant'],
    ['record.create', 'tenant'],
    ['record.read', 'tenant'],
    ['record.update', 'tenant'],
    ['record.delete', 'tenant'],
    ['record.export', 'tenant'],
    ['record.import', 'tenant'],
  ],
  manage: [
    ['app.*', 'tenant'],
    ['record.*', 'tenant'],
    ['report.*', 'tenant'],
    ['flow.*', 'tenant'],
  ],
}

/** The ordinary grants on an app that make up a level. */
export function levelGrants(level: AppLevel): { permission: string; scope: GrantScope }[] {
  return grantsOf[level].map(([permission, scope]) => ({ permission, scope }))
}

/** The level that grants on an app make up; `custom` when they are not exactly one. */
export function levelOf(grants: readonly HeldGrant[]): AppLevel | 'custom' {
  const held = new Set(grants.map(({ permission, scope }) => `${permission} ${scope}`))
  if (grants.some(({ limited }) => limited)) return 'custom'
  const isLevel = (level: AppLevel) =>
    held.size === grantsOf[level].length &&
    grantsOf[level].every(([permission, scope]) => held.has(`${permission} ${scope}`))
  return appLevels.find(isLevel) ?? 'custom'
}
