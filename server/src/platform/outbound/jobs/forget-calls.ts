import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

const kept = 30 * 86_400_000

/** Forgets calls to other systems after thirty days, those of all tenants. */
export const forgetCalls = defineJob({
  name: 'outbound.forget-calls',
  schedule: '23 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const before = new Date(services.clock.now().getTime() - kept)
    await services.pools.job.query('delete from outbound_call where created_at < $1', [before])
  },
})
