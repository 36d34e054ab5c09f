import type { OperationContext } from '../../platform/operation/index.ts'
import { addResourceGrants, announcePermissionChange } from '../../platform/permission/index.ts'
import { levelGrants } from './app-levels.ts'

/**
 * Gives a new app to whoever made it. Nothing of anybody else's is in it yet, so no right is gained by this; whoever
 * reaches every app anyway is given nothing of their own, and loses the app with the role.
 */
export async function giveToMaker(context: OperationContext, appId: string): Promise<void> {
  const { actor } = context
  if (actor.kind !== 'member') return
  const policy = await context.policy()
  const resource = { type: `app:${appId}` }
  const grants = levelGrants('manage')
  const given = context.services.permissions.names.filter((name) =>
    grants.some(({ permission }) => name.startsWith(permission.slice(0, -1))),
  )
  if (given.every((permission) => policy.decide(permission, resource).rows === 'all')) return
  await addResourceGrants(context, resource.type, [{ kind: 'member', id: actor.memberId, grants }])
  announcePermissionChange(context, actor.memberId)
}
