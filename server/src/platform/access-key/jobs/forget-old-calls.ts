import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

const day = 86_400_000
/** How long calls stand in the log, and devices that nobody let in wait. */
const kept = { calls: 30 * day, devices: 7 * day }

/** Forgets calls of keys and devices that nobody let in, those of all tenants. */
export const forgetOldCalls = defineJob({
  name: 'access-key.forget-old-calls',
  schedule: '37 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const { pools, clock } = services
    const before = (age: number) => new Date(clock.now().getTime() - age)
    await pools.job.query('delete from access_key_call where created_at < $1', [before(kept.calls)])
    await pools.job.query(
      `delete from access_key where kind = 'device' and approved_at is null and created_at < $1`,
      [before(kept.devices)],
    )
  },
})
