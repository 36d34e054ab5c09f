import type { OperationContext } from '../../../platform/operation/index.ts'
import type { ReaderList } from '../../../platform/system-form/index.ts'

/** Forms whose app the reader manages. */
export const managedForms: ReaderList = (context) => formsOpenBy(context, ['app.manage'])

/** Forms whose name the reader may know: of apps they see, or in which they do something. */
export const knownForms: ReaderList = (context) =>
  formsOpenBy(context, ['app.manage', 'app.read', 'record.read', 'record.create'])

/** Departments the reader heads, and those below. */
export const headedDepartments: ReaderList = async ({ actor, tenantId, transaction }) => {
  if (actor.kind !== 'member') return []
  const { rows } = await transaction.query<{ id: string }>(
    `select distinct c.descendant_id as id from department d
     join department_closure c on c.tenant_id = d.tenant_id and c.ancestor_id = d.id
     where d.tenant_id = $1 and d.head_member_id = $2`,
    [tenantId, actor.memberId],
    'headed-departments',
  )
  return rows.map(({ id }) => id)
}

async function formsOpenBy(
  context: OperationContext,
  permissions: ('app.manage' | 'app.read' | 'record.read' | 'record.create')[],
): Promise<'all' | string[]> {
  const policy = await context.policy()
  if (permissions.some((permission) => policy.decide(permission).allowed)) return 'all'
  const { rows } = await context.transaction.query<{ id: string; app_id: string }>(
    'select id, app_id from form where tenant_id = $1',
    [context.tenantId],
    'form-apps',
  )
  return rows.flatMap(({ id, app_id }) => {
    const resource = { type: `form:${id}`, parents: [`app:${app_id}`] }
    return permissions.some((permission) => policy.decide(permission, resource).allowed) ? [id] : []
  })
}
