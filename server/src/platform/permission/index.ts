export { createBuiltInRoles } from './built-in-roles.ts'
export type { GrantScope } from './grant-scope.ts'
export { permissionNames } from './permission-names.ts'
export { announcePermissionChange, createPolicySource } from './policy-source.ts'
export { type GrantableProposal, requireGrantable } from './require-grantable.ts'
export {
  builtInRoleId,
  lockAdministrators,
  readGivenRoles,
  requireAdministrator,
} from './role-membership.ts'
export type * from './tables.ts'
