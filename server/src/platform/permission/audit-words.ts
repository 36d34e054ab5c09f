import { defineAuditParts, defineAuditThing, namesIn } from '../audit/index.ts'

export const role = defineAuditThing({
  kind: 'role',
  name: { zh: '角色', en: 'Role' },
  names: namesIn('role', () => '/people/roles'),
})

export const permissionParts = defineAuditParts({
  roleId: { name: { zh: '角色', en: 'Role' }, thing: 'role' },
  roleIds: { name: { zh: '角色', en: 'Roles' }, thing: 'role' },
  parentIds: { name: { zh: '继承自', en: 'Inherits from' }, thing: 'role' },
  'role.code': { quiet: true },
  grants: {
    name: { zh: '权限', en: 'Permissions' },
    tell: async ({ services, locale }, value) => {
      const names = grantsIn(value).map((permission) => ({
        name: services.permissions.wordsFor(permission)[locale],
      }))
      return names.length > 0 ? [{ label: { zh: '权限', en: 'Permissions' }[locale], values: names }] : []
    },
  },
  fieldRights: { name: { zh: '字段权限', en: 'Rights on fields' }, as: 'count' },
})

/** The permissions granted, each once however many scopes it has. */
function grantsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  const permissions = value.flatMap((grant: unknown) =>
    typeof grant === 'object' && grant !== null && 'permission' in grant ? String(grant.permission) : [],
  )
  return [...new Set(permissions)]
}
