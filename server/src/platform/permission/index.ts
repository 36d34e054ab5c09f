export { createBuiltInRoles } from './built-in-roles.ts'
export { definePermissions, isPermissions, type NamesOf, type Permissions } from './define-permissions.ts'
export { defineResourceKind, isResourceKind, type ResourceKind } from './define-resource-kind.ts'
export { type GrantScope, grantScopes } from './grant-scope.ts'
export { makeRole, type NewRole } from './make-role.ts'
export { openPermissionBook, type PermissionBook } from './permission-book.ts'
export { announcePermissionChange, createPolicySource } from './policy-source.ts'
export {
  addResourceGrants,
  type HeldGrant,
  type HolderGrants,
  type ResourceHolder,
  resourceHolders,
  setResourceGrants,
} from './resource-grants.ts'
export { openResourceNames } from './resource-names.ts'
export {
  builtInRoleId,
  holdsRole,
  readGivenRoles,
} from './role-membership.ts'
export { roleNames } from './role-names.ts'
export type * from './services.ts'
export type * from './tables.ts'
