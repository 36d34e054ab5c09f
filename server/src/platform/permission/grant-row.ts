import type { GrantScope } from './grant-scope.ts'

/** A role with what it gives, as read from the database. */
export interface RoleRow {
  id: string
  name: string
  held: boolean
  parent_ids: string[]
  grants: GrantRow[]
  fields: { resource: string; field_id: string; right: 'hidden' | 'masked' | 'read' | 'edit' }[]
}

/** A stored grant. */
export interface GrantRow {
  id: string
  permission: string
  resource: string
  scope: GrantScope
  valid_from: string | null
  valid_to: string | null
}
