import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

const kept = 30 * 86_400_000

/** No call takes as long: its process has ended. */
const longest = 3_600_000

/** Forgets calls to other systems after thirty days, those of all tenants, and marks those that were cut off. */
export const forgetCalls = defineJob({
  name: 'outbound.forget-calls',
  schedule: '23 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const now = services.clock.now()
    const { job } = services.pools
    await job.query('delete from outbound_call where created_at < $1', [new Date(now.getTime() - kept)])
    await job.query(
      `update outbound_call set state = 'uncertain', finished_at = $1 where state = 'sending' and sent_at < $2`,
      [now, new Date(now.getTime() - longest)],
    )
  },
})
