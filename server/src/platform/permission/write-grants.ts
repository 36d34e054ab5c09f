import type { FieldRight } from '@sluice/policy'
import type { OperationContext } from '../operation/index.ts'
import type { GrantRow } from './grant-row.ts'
import { fieldKey } from './load-rules.ts'

export interface FieldRightInput {
  resource: string
  fieldId: string
  right: FieldRight
}

/** Replaces all grants and field rights of a role. */
export async function writeGrants(
  context: OperationContext,
  roleId: string,
  grants: readonly GrantRow[],
  givenRights: readonly FieldRightInput[],
): Promise<void> {
  const { db, tenantId } = context
  const fieldRights = lastOfEach(givenRights)
  await db
    .deleteFrom('permission_grant')
    .where('tenant_id', '=', tenantId)
    .where('role_id', '=', roleId)
    .execute()
  await db
    .deleteFrom('role_field_right')
    .where('tenant_id', '=', tenantId)
    .where('role_id', '=', roleId)
    .execute()
  const owner = { tenant_id: tenantId, role_id: roleId }
  if (grants.length > 0) {
    await db
      .insertInto('permission_grant')
      .values(grants.map((grant) => ({ ...grant, ...owner, department_id: null, member_id: null })))
      .execute()
  }
  if (fieldRights.length > 0) {
    const rows = fieldRights.map(({ resource, fieldId, right }) => ({
      ...owner,
      resource,
      field_id: fieldId,
      right,
    }))
    await db.insertInto('role_field_right').values(rows).execute()
  }
}

/** A field named twice has the right that was given last. */
function lastOfEach(rights: readonly FieldRightInput[]): FieldRightInput[] {
  return [...new Map(rights.map((right) => [fieldKey(right.resource, right.fieldId), right])).values()]
}
