import type { Text } from '../../kernel/index.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    app_package_id: AppPackageIdTable
    app_origin: AppOriginTable
    app_version: AppVersionTable
  }
}

export interface AppPackageIdTable {
  tenant_id: string
  app_id: string
  /** Of the form, report, dashboard, role, member and so on in this workspace. */
  id: string
  package_id: string
}

/** Where an app comes from. */
export const originKinds = ['template', 'file', 'workspace'] as const

export interface AppOriginTable {
  tenant_id: string
  app_id: string
  kind: (typeof originKinds)[number]
  template_key: string | null
  source_tenant_id: string | null
  source_app_id: string | null
  content: string
  hash: string
  taken_at: string
  taken_by: string | null
}

/** Why a version was kept. */
export const versionKinds = [
  'published',
  'imported',
  'updated',
  'restored',
  'saved',
  'copied',
  'exported',
  /** By itself, before a change that it makes possible to take back. */
  'kept',
] as const
export type VersionKind = (typeof versionKinds)[number]

export interface AppVersionTable {
  tenant_id: string
  app_id: string
  number: number
  kind: VersionKind
  note: string
  content: string
  hash: string
  changes: Text[]
  change_count: number
  made_at: string
  made_by: string | null
}
