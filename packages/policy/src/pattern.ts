import type { ResourceRef } from './model.ts'

/** The pattern that stands for everything. */
export const ANY = '*'

/**
 * Patterns that contain a permission, narrowest first: `record.read` → `record.read`, `record.*`, `*`.
 */
export function permissionPatterns(permission: string): string[] {
  const patterns = [permission]
  for (let dot = permission.lastIndexOf('.'); dot > 0; dot = permission.lastIndexOf('.', dot - 1)) {
    const pattern = `${permission.slice(0, dot)}.*`
    if (pattern !== permission) patterns.push(pattern)
  }
  if (permission !== ANY) patterns.push(ANY)
  return patterns
}

/**
 * Patterns that contain a resource or one of its parents: `form:1` in `app:2` → `form:1`, `form:*`, `app:2`, `app:*`, `*`.
 * Without a resource only `*` remains: a right on one form is no right on everything.
 */
export function resourcePatterns(resource: ResourceRef | undefined): string[] {
  const patterns = [ANY]
  if (!resource) return patterns
  addResource(patterns, resource.type)
  if (resource.parents) for (const parent of resource.parents) addResource(patterns, parent)
  return patterns
}

/** A pattern must not come twice, or the grants under it would. */
function addResource(patterns: string[], type: string): void {
  if (!patterns.includes(type)) patterns.push(type)
  const colon = type.indexOf(':')
  if (colon < 0) return
  const all = `${type.slice(0, colon)}:*`
  if (!patterns.includes(all)) patterns.push(all)
}

/** Whether every permission that `narrow` stands for is also meant by `wide`. */
export function permissionCovers(wide: string, narrow: string): boolean {
  return permissionPatterns(narrow).includes(wide)
}

/** Whether every resource that `narrow` stands for is also meant by `wide`; parents are not known here. */
export function resourceCovers(wide: string, narrow: string): boolean {
  return resourcePatterns({ type: narrow }).includes(wide)
}
