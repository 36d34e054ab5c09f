import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

/** Longer than a signature counts as young, before and after: ten minutes. */
const kept = 15 * 60_000

/** Forgets nonces whose requests are too old to be sent again, those of all tenants. */
export const forgetNonces = defineJob({
  name: 'access-key.forget-nonces',
  schedule: '*/10 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const before = new Date(services.clock.now().getTime() - kept)
    await services.pools.job.query('delete from access_key_nonce where used_at < $1', [before])
  },
})
