import type { Text } from '../../kernel/index.ts'

/**
 * What a permission is held on: the whole workspace, single apps or forms, or also on some rows of them only (own, of a
 * department …).
 */
export const permissionReaches = ['workspace', 'place', 'rows'] as const
export type PermissionReach = (typeof permissionReaches)[number]

/** Permissions of one module. */
export interface Permissions<Texts extends Readonly<Record<string, Text>> = Readonly<Record<string, Text>>> {
  readonly isPermissions: true
  /** What each lets one do, in words. */
  readonly texts: Texts
  readonly reach: PermissionReach
}

/** What a module adds to `PermissionNames`. */
export type NamesOf<Declared extends Permissions> = Declared['texts']

/**
 * Declares the permissions that a module asks for. It stands in the `permissions.ts` of the module and is found there; its
 * names are added to `PermissionNames`, so that they can be asked for.
 * @param texts by `thing.verb`: what it lets one do, as a person reads it
 * @param reach what each is held on
 */
export function definePermissions<const Texts extends Readonly<Record<string, Text>>>(
  texts: Texts,
  reach: PermissionReach = 'workspace',
): Permissions<Texts> {
  return { isPermissions: true, texts, reach }
}

/** Recognizes what `definePermissions` made among a file's exports. */
export function isPermissions(value: unknown): value is Permissions {
  return typeof value === 'object' && value !== null && 'isPermissions' in value
}
