import type { Selectable } from 'kysely'
import { forbidden, notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { mayReadSystemForm, workspaceApp } from '../../platform/system-form/index.ts'
import type { AppTable } from './tables.ts'

/**
 * The row of an app the actor may see or manage.
 * @throws notFound; forbidden without the permission on this app
 */
export async function requireApp(
  context: OperationContext,
  appId: string,
  permission: 'app.read' | 'app.manage',
): Promise<Selectable<AppTable>> {
  await requireAppPermission(context, appId, permission)
  const app = await context.db
    .selectFrom('app')
    .selectAll()
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', appId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!app) throw notFound({ zh: '应用', en: 'app' })
  return app
}

/** @throws forbidden without the permission on this app, whether there is one or not */
export async function requireAppPermission(
  context: OperationContext,
  appId: string,
  permission: 'app.read' | 'app.manage',
): Promise<void> {
  const policy = await context.policy()
  if (policy.decide(permission, { type: `app:${appId}` }).allowed) return
  // The workspace's app is there for whoever may read something in it.
  const { all } = context.services.systemForms
  const opens = appId === workspaceApp.id && permission === 'app.read'
  if (!opens || !all.some((form) => mayReadSystemForm(policy, form))) throw forbidden({ permission })
}
