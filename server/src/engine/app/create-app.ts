import { whenTaken } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import { appNameTaken } from './errors.ts'
import { giveToMaker } from './give-to-maker.ts'

export interface NewApp {
  name: string
  icon?: string | undefined
  color?: string | undefined
  description?: string | undefined
  groupName?: string | undefined
}

/**
 * Makes an empty app; the caller has checked the permission. It is closed to all but its maker, and those who reach
 * every app, until it is shared.
 * @returns its id
 * @throws invalidInput naming `name` when there is an app of that name
 */
export async function createApp(context: OperationContext, app: NewApp): Promise<string> {
  const id = newId()
  const now = context.clock.now().toISOString()
  await whenTaken(appNameTaken, () =>
    context.db
      .insertInto('app')
      .values({
        tenant_id: context.tenantId,
        id,
        name: app.name,
        icon: app.icon ?? '',
        color: app.color ?? '',
        description: app.description ?? '',
        group_name: app.groupName ?? '',
        created_at: now,
        created_by: actorId(context.actor),
        updated_at: now,
        deleted_at: null,
        deleted_by: null,
      })
      .execute(),
  )
  await giveToMaker(context, id)
  return id
}
