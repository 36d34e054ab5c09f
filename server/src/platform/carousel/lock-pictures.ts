import type { OperationContext } from '../operation/index.ts'

/** Who changes the carousel waits for whoever is changing it. @returns its pictures in order */
export async function lockPictures({ transaction, tenantId }: OperationContext) {
  await transaction.query(`select pg_advisory_xact_lock(hashtextextended('carousel ' || $1, 0))`, [tenantId])
  const { rows } = await transaction.query<{ id: string; place: number; title: string }>(
    'select id, place, title from carousel_picture where tenant_id = $1 order by place, id',
    [tenantId],
  )
  return rows
}
