import type { FieldRight } from '@sluice/policy'
import type { Generated } from 'kysely'
import type { GrantScope } from './grant-scope.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    role: RoleTable
    role_member: RoleMemberTable
    permission_grant: PermissionGrantTable
    role_parent: RoleParentTable
    role_field_right: RoleFieldRightTable
  }
}

export interface RoleTable {
  tenant_id: string
  id: string
  code: string
  name: string
  description: Generated<string>
  built_in: Generated<boolean>
  created_at: string
}

export interface RoleMemberTable {
  tenant_id: string
  role_id: string
  member_id: string
}

export interface RoleParentTable {
  tenant_id: string
  role_id: string
  parent_id: string
}

/** Held by exactly one: a role, a department with all below it, or a member. */
export interface PermissionGrantTable {
  tenant_id: string
  id: string
  role_id: string | null
  department_id: string | null
  member_id: string | null
  permission: string
  resource: Generated<string>
  scope: GrantScope
  valid_from: string | null
  valid_to: string | null
}

export interface RoleFieldRightTable {
  tenant_id: string
  role_id: string
  resource: string
  field_id: string
  right: FieldRight
}
