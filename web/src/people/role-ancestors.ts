/** What inheritance asks of a role. */
export interface InheritingRole {
  id: string
  name: string
  parentIds: readonly string[]
}

/** A role whose rights another has too, and the roles on the shortest way to it, the nearest first. */
export interface Ancestor<Role> {
  role: Role
  over: Role[]
}

/** All roles reached over the given parents, nearest first, each once. */
export function ancestorsOf<Role extends InheritingRole>(
  parentIds: readonly string[],
  roles: readonly Role[],
): Ancestor<Role>[] {
  const byId = new Map(roles.map((role) => [role.id, role]))
  const found = new Map<string, Ancestor<Role>>()
  const take = (ids: readonly string[], over: Role[]) => {
    for (const id of ids) {
      const role = byId.get(id)
      if (role && !found.has(id)) found.set(id, { role, over })
    }
  }
  take(parentIds, [])
  // A map is walked in the order of insertion, those inserted meanwhile too: nearest first.
  for (const { role, over } of found.values()) take(role.parentIds, [...over, role])
  return [...found.values()]
}

/** True when the role would inherit from itself if `parentId` became its parent. */
export function closesCycle(roleId: string, parentId: string, roles: readonly InheritingRole[]): boolean {
  return ancestorsOf([parentId], roles).some(({ role }) => role.id === roleId)
}
