import { z } from 'zod'
import { defineJob } from '../../job/index.ts'
import type { Services } from '../../operation/index.ts'

const batchSize = 200

/** Removes temporary files whose time is over, of all tenants; no content outlives its row. */
export const removeExpiredFiles = defineJob({
  name: 'file.remove-expired',
  schedule: '17 * * * *',
  input: z.object({}),
  run: async ({ services, signal }) => {
    while (!signal.aborted && (await removeBatch(services)) === batchSize);
  },
})

async function removeBatch({ pools, clock, files }: Services): Promise<number> {
  const client = await pools.job.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ tenant_id: string; id: string }>(
      `delete from file
       where (tenant_id, id) in (
         select tenant_id, id from file where expires_at <= $1 order by expires_at limit ${batchSize}
       )
       returning tenant_id, id`,
      [clock.now()],
    )
    // Before the commit: a content that cannot be removed keeps its row, and is tried again.
    for (const row of rows) await files.remove(row.tenant_id, row.id)
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
