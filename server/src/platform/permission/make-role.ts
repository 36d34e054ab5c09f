import { whenTaken } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { announcePermissionChange } from './policy-source.ts'
import { roleTaken } from './role-taken.ts'

/** What formulas and flows call a role. */
export const roleCode = /^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/

export interface NewRole {
  name: string
  /** Made from the id when absent, or when it is none. */
  code?: string | undefined
  description?: string
  /** Who holds it from the start. */
  memberIds?: readonly string[]
  /** What the input calls it, where that is not its name or code. */
  field?: string
}

/**
 * Makes a role that opens nothing yet; the caller has checked the permission.
 * @returns its id
 * @throws invalidInput naming the name or code that is taken
 */
export async function makeRole(
  context: OperationContext,
  { name, code, description = '', memberIds = [], field }: NewRole,
): Promise<string> {
  const { db, tenantId, clock } = context
  const id = newId()
  const taken = field
    ? Object.fromEntries(Object.entries(roleTaken).map(([key, one]) => [key, { ...one, field }]))
    : roleTaken
  await whenTaken(taken, () =>
    db
      .insertInto('role')
      .values({
        tenant_id: tenantId,
        id,
        code: code && roleCode.test(code) ? code : `role-${id.slice(-12)}`,
        name,
        description,
        created_at: clock.now().toISOString(),
      })
      .execute(),
  )
  if (memberIds.length > 0) {
    const rows = memberIds.map((memberId) => ({ tenant_id: tenantId, role_id: id, member_id: memberId }))
    await db.insertInto('role_member').values(rows).execute()
    announcePermissionChange(context)
  }
  return id
}
