import { z } from 'zod'
import { defineJob } from '../define-job.ts'

const kept = 24 * 60 * 60_000

/** Forgets the answers of commands that nobody repeats any more: those of yesterday, of all tenants. */
export const forgetIdempotencyKeys = defineJob({
  name: 'job.forget-idempotency-keys',
  schedule: '11 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const before = new Date(services.clock.now().getTime() - kept)
    await services.pools.job.query('delete from idempotency_key where created_at < $1', [before])
  },
})
