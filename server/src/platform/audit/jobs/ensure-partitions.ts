import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

/** Tables that are partitioned by the month of their rows, whichever module they are of. */
const monthlySql = `
  select c.relname as name
  from pg_partitioned_table p
  join pg_class c on c.oid = p.partrelid
  join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
  where p.partstrat = 'r' and p.partnatts = 1 and a.attname = 'created_at' and c.relnamespace = 'sluice'::regnamespace
  order by c.relname`
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
    const { rows: monthly } = await services.pools.owner.query<{ name: string }>(monthlySql)
    for (const { name: table } of monthly) {
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
