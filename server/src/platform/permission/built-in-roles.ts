import type { Transaction } from '../../database/index.ts'
import { newId, type PermissionName } from '../../kernel/index.ts'
import type { GrantScope } from './grant-scope.ts'

interface BuiltInRole {
  code: string
  name: string
  description: string
  grants: { permission: PermissionName | '*'; resource: string; scope: GrantScope }[]
}

const everywhere = { resource: '*', scope: 'tenant' } as const

/**
 * Roles every tenant starts with. `member` is everybody's; `departmentHead` follows who heads a department. Neither
 * reaches an app before it is shared.
 */
const builtInRoles: readonly BuiltInRole[] = [
  {
    code: 'administrator',
    name: '管理员',
    description: '管理整个工作区 · Manages the whole workspace',
    grants: [{ permission: '*', ...everywhere }],
  },
  {
    code: 'member',
    name: '成员',
    description: '每位成员都有 · Everybody in the workspace',
    grants: [{ permission: 'member.read', ...everywhere }],
  },
  {
    code: 'departmentHead',
    name: '部门负责人',
    description: '随部门负责人自动授予 · Given to heads of departments automatically',
    grants: [],
  },
]

/**
 * Makes the built-in roles of a new tenant.
 * @returns role ids by code
 */
export async function createBuiltInRoles(
  transaction: Transaction,
  tenantId: string,
  now: Date,
): Promise<Record<string, string>> {
  const createdAt = now.toISOString()
  const roles = builtInRoles.map((role) => ({ ...role, id: newId() }))
  await transaction.db
    .insertInto('role')
    .values(
      roles.map(({ id, code, name, description }) => ({
        tenant_id: tenantId,
        id,
        code,
        name,
        description,
        built_in: true,
        created_at: createdAt,
      })),
    )
    .execute()
  const grants = roles.flatMap(({ id, grants }) =>
    grants.map((grant) => ({
      ...grant,
      tenant_id: tenantId,
      id: newId(),
      role_id: id,
      department_id: null,
      member_id: null,
      valid_from: null,
      valid_to: null,
    })),
  )
  await transaction.db.insertInto('permission_grant').values(grants).execute()
  return Object.fromEntries(roles.map(({ id, code }) => [code, id]))
}
