import { z } from 'zod'
import { defineJob } from '../define-job.ts'

const keptDays = 90

/** Forgets jobs that ended three months ago, of all tenants. */
export const removeEndedJobs = defineJob({
  name: 'job.remove-ended',
  schedule: '41 3 * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const before = new Date(services.clock.now().getTime() - keptDays * 24 * 60 * 60 * 1000)
    await services.pools.job.query('delete from job where ended_at < $1', [before])
  },
})
