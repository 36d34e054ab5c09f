import type { FieldRight } from '@sluice/policy'
import type { OperationContext } from '../operation/index.ts'
import { fieldKey, type GrantRow, toGrant } from './load-rules.ts'
import { requireGrantable } from './require-grantable.ts'

export interface FieldRightInput {
  resource: string
  fieldId: string
  right: FieldRight
}

/**
 * Replaces all grants and field rights of a role.
 * @throws escalation when something new goes beyond what the actor holds; what the role already gave may stay
 */
export async function writeGrants(
  context: OperationContext,
  roleId: string,
  grants: readonly GrantRow[],
  givenRights: readonly FieldRightInput[],
): Promise<void> {
  const { db, tenantId } = context
  const fieldRights = lastOfEach(givenRights)
  const present = await readPresent(context, roleId)
  const sameFields = sameList(present.fields, fieldRights.map(fieldLine))
  const added = sameFields ? grants.filter((grant) => !present.grants.includes(grantLine(grant))) : grants
  const named = Object.fromEntries(
    fieldRights.map(({ resource, fieldId, right }) => [fieldKey(resource, fieldId), right]),
  )
  const fields = fieldRights.length > 0 ? { fields: { other: 'edit' as const, fields: named } } : {}
  await requireGrantable(context, {
    grants: added.map((grant) => ({ ...toGrant(grant, 'comparison'), ...fields })),
  })

  await db.deleteFrom('role_grant').where('tenant_id', '=', tenantId).where('role_id', '=', roleId).execute()
  await db
    .deleteFrom('role_field_right')
    .where('tenant_id', '=', tenantId)
    .where('role_id', '=', roleId)
    .execute()
  const owner = { tenant_id: tenantId, role_id: roleId }
  if (grants.length > 0) {
    await db
      .insertInto('role_grant')
      .values(grants.map((grant) => ({ ...grant, ...owner })))
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

async function readPresent({ db, tenantId }: OperationContext, roleId: string) {
  const grants = await db
    .selectFrom('role_grant')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('role_id', '=', roleId)
    .execute()
  const fields = await db
    .selectFrom('role_field_right')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('role_id', '=', roleId)
    .execute()
  return {
    grants: grants.map(grantLine),
    fields: fields.map(({ resource, field_id, right }) => fieldLine({ resource, fieldId: field_id, right })),
  }
}

function grantLine({ permission, resource, scope, valid_from, valid_to }: GrantRow): string {
  const time = (text: string | null) => (text ? Date.parse(text) : null)
  return JSON.stringify([permission, resource, scope, time(valid_from), time(valid_to)])
}

function fieldLine({ resource, fieldId, right }: FieldRightInput): string {
  return JSON.stringify([resource, fieldId, right])
}

function sameList(left: string[], right: string[]): boolean {
  return left.length === right.length && left.every((line) => right.includes(line))
}
