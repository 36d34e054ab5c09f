import { forbidden } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'

/** Refuses who may not do `permission` in the app. @throws forbidden */
export async function requireInApp(
  context: OperationContext,
  appId: string,
  permission: 'app.manage' | 'report.read',
): Promise<void> {
  const policy = await context.policy()
  const resource = { type: `app:${appId}` }
  if (!policy.decide(permission, resource).allowed) throw forbidden({ permission })
}
