import { z } from 'zod'
import { runTransaction } from '../../../database/index.ts'
import { newId } from '../../../kernel/index.ts'
import { defineJob } from '../../job/index.ts'
import { createContext } from '../../operation/index.ts'
import { publishAnnouncement } from '../publish.ts'

const batch = 200

/** Publishes what is due, of all tenants. */
export const publishDueAnnouncements = defineJob({
  name: 'announcement.publish-due',
  schedule: '* * * * *',
  input: z.object({}),
  run: async ({ services, signal }) => {
    const { rows } = await services.pools.job.query<{ tenant_id: string; id: string }>(
      `select tenant_id, id from announcement where state = 'scheduled' and publish_at <= $1
       order by publish_at limit ${batch}`,
      [services.clock.now()],
    )
    for (const { tenant_id: tenantId, id } of rows) {
      if (signal.aborted) return
      await runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
        const { context, flush } = createContext({
          services,
          transaction,
          actor: { kind: 'system', tenantId, name: 'announcement.publish' },
          operationId: 'announcement.publish',
          origin: { requestId: newId(), locale: 'zh' },
        })
        await publishAnnouncement(context, id)
        await flush()
      })
    }
  },
})
