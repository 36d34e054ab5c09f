import type { Transaction } from '../../database/index.ts'
import { invalidInput } from '../../kernel/index.ts'
import { lastAdministrator } from './errors.ts'

/** True for the roles that people do not get by hand: everybody's, and that of heads of departments. */
export function isAutomatic(code: string): boolean {
  return code === 'member' || code === 'departmentHead'
}

/**
 * Reads roles that are about to be given to somebody.
 * @returns the roles by id, without those everybody or heads of departments have anyway
 * @throws invalidInput naming `field` when one does not exist
 */
export async function readGivenRoles(
  transaction: Transaction,
  tenantId: string,
  roleIds: readonly string[],
  field = 'roleIds',
): Promise<string[]> {
  const known = await knownRoles(transaction, tenantId, roleIds, field)
  return [...known.values()].filter(({ code }) => !isAutomatic(code)).map(({ id }) => id)
}

/**
 * Reads the names of roles that somebody named.
 * @returns names by id
 * @throws invalidInput naming `field` when one does not exist
 */
export async function requireRoles(
  transaction: Transaction,
  tenantId: string,
  roleIds: readonly string[],
  field: string,
): Promise<Map<string, string>> {
  const known = await knownRoles(transaction, tenantId, roleIds, field)
  return new Map([...known.values()].map(({ id, name }) => [id, name]))
}

interface KnownRole {
  id: string
  code: string
  name: string
}

async function knownRoles(
  transaction: Transaction,
  tenantId: string,
  roleIds: readonly string[],
  field: string,
): Promise<Map<string, KnownRole>> {
  if (roleIds.length === 0) return new Map()
  const { rows } = await transaction.query<KnownRole>(
    'select id, code, name from role where tenant_id = $1 and id = any($2)',
    [tenantId, [...new Set(roleIds)]],
  )
  const known = new Map(rows.map((role) => [role.id, role]))
  const missing = roleIds.findIndex((id) => !known.has(id))
  if (missing >= 0) {
    throw invalidInput({ count: 1 }, [
      {
        field: `${field}.${missing}`,
        code: 'not_found',
        message: { zh: '这个角色不存在。', en: 'There is no such role.' },
      },
    ])
  }
  return known
}

/** Id of a built-in role. */
export async function builtInRoleId(
  transaction: Transaction,
  tenantId: string,
  code: string,
): Promise<string> {
  const { rows } = await transaction.query<{ id: string }>(
    'select id from role where tenant_id = $1 and code = $2',
    [tenantId, code],
    'role-by-code',
  )
  return rows[0]!.id
}

/** Whether a member holds one of the roles, by itself or by one that inherits from it. */
export async function holdsRole(
  transaction: Transaction,
  { tenantId, memberId, roleIds }: { tenantId: string; memberId: string; roleIds: readonly string[] },
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `with recursive reached as (
       select role_id as id from role_member where tenant_id = $1 and member_id = $2
       union
       select p.parent_id from reached join role_parent p on p.tenant_id = $1 and p.role_id = reached.id
     ) select from reached where id = any($3::uuid[]) limit 1`,
    [tenantId, memberId, roleIds],
    'role-held',
  )
  return rowCount === 1
}

/**
 * Refuses a change after which no active administrator is left, once it is made.
 * @throws lastAdministrator
 */
export async function requireAdministrator(transaction: Transaction, tenantId: string): Promise<void> {
  const { rowCount } = await transaction.query(
    `select 1 from role_member rm join role r on r.tenant_id = rm.tenant_id and r.id = rm.role_id
     join member m on m.tenant_id = rm.tenant_id and m.id = rm.member_id
     where rm.tenant_id = $1 and r.code = 'administrator' and m.status = 'active' limit 1`,
    [tenantId],
  )
  if (!rowCount) throw lastAdministrator()
}
