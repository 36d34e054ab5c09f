/** A member as `member.list` tells it. */
export interface Member {
  id: string
  name: string
  email: string | null
  username: string | null
  departmentId: string | null
  departmentName: string | null
  title: string
  status: 'active' | 'disabled'
  roles: { id: string; code: string; name: string }[]
}

export const grantScopes = [
  'own',
  'department',
  'departmentAndBelow',
  'headedDepartments',
  'organization',
  'tenant',
] as const
export type GrantScope = (typeof grantScopes)[number]

export interface RoleGrant {
  permission: string
  resource: string
  scope: GrantScope
  validFrom?: string | null
  validTo?: string | null
}

/** A role as `role.list` tells it. */
export interface RoleRow {
  id: string
  code: string
  name: string
  description: string
  builtIn: boolean
  /** Filled by the system: everybody, or the heads of departments. */
  automatic: boolean
  memberCount: number
}

/** Rights on single fields are set elsewhere (form settings) and carried along unchanged. */
export interface FieldRight {
  resource: string
  fieldId: string
  right: 'hidden' | 'masked' | 'read' | 'edit'
}

export interface RoleDetail extends Omit<RoleRow, 'automatic' | 'memberCount'> {
  grants: RoleGrant[]
  fieldRights: FieldRight[]
  memberIds: string[]
}
