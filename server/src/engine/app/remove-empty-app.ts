import { actorId, type OperationContext } from '../../platform/operation/index.ts'

/** Removes an app that holds nothing; the caller has decided that the actor may. */
export async function removeEmptyApp(context: OperationContext, appId: string): Promise<void> {
  const { transaction, tenantId, clock, actor } = context
  await transaction.query(
    `update app set deleted_at = $3, deleted_by = $4
     where tenant_id = $1 and id = $2 and deleted_at is null
       and not exists (select from form f where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at is null)
       and not exists (select from report r where r.tenant_id = $1 and r.app_id = $2)
       and not exists (select from dashboard d where d.tenant_id = $1 and d.app_id = $2)`,
    [tenantId, appId, clock.now().toISOString(), actorId(actor)],
  )
}
