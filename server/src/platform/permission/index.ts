export { createBuiltInRoles } from './built-in-roles.ts'
export type { GrantScope } from './grant-scope.ts'
export { patternText, permissionNames } from './permission-names.ts'
export { announcePermissionChange, createPolicySource } from './policy-source.ts'
export {
  builtInRoleId,
  readGivenRoles,
} from './role-membership.ts'
export type * from './tables.ts'
