import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

/** Tables that are partitioned by month; a module with another adds it here. */
const monthly = ['audit_log', 'record_history']
const monthsAhead = 3

/**
 * Keeps the coming months of append-only tables ready. Each month on its own: one whose rows already lie in the rest
 * partition (the house was off for long) stays there and does not hold up the next.
 */
export const ensurePartitions = defineJob({
  name: 'audit.ensure-partitions',
  input: z.object({}),
  schedule: '41 2 * * *',
  run: async ({ services }) => {
    for (const table of monthly) {
      for (let ahead = 0; ahead <= monthsAhead; ahead++) {
        const month = services.clock.now()
        month.setUTCDate(1)
        month.setUTCMonth(month.getUTCMonth() + ahead)
        await services.pools.owner
          .query('call ensure_month_partitions($1::text::regclass, $2, 0)', [table, month])
          .catch((error) => {
            if ((error as { code?: string }).code !== '23514') throw error
            services.log.warn({ table, month }, 'rows of this month lie in the rest partition')
          })
      }
    }
  },
})
