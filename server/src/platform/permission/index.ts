export { createBuiltInRoles } from './built-in-roles.ts'
export { type GrantScope, grantScopes } from './grant-scope.ts'
export { announcePermissionChange, createPolicySource } from './policy-source.ts'
export type * from './tables.ts'
