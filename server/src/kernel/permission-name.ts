/**
 * Every permission there is: the modules add theirs, beside `definePermissions` in their `permissions.ts`. A name that is
 * in none of them does not compile where it is asked for.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface PermissionNames {}

/** Name of a permission: `thing.verb`. */
export type PermissionName = keyof PermissionNames & string
