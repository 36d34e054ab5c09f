import type { Generated } from 'kysely'

declare module '../../database/tables.ts' {
  interface Tables {
    app: AppTable
    app_favourite: AppFavouriteTable
  }
}

export interface AppTable {
  tenant_id: string
  id: string
  name: string
  icon: Generated<string>
  color: Generated<string>
  description: Generated<string>
  group_name: Generated<string>
  created_at: string
  created_by: string | null
  updated_at: string
  deleted_at: string | null
  deleted_by: string | null
}

export interface AppFavouriteTable {
  tenant_id: string
  member_id: string
  app_id: string
  created_at: string
}
