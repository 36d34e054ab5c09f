import { z } from 'zod'
import { defineVisibleJob } from '../../job/index.ts'

/** Reckons anew what is kept of the time zone of the workspace; whoever changed it watches. */
export const recomputeZoneJob = defineVisibleJob({
  name: 'calendar.recompute-zone',
  words: { zh: '按时区重新计算', en: 'Working out times anew' },
  input: z.object({}),
  run: async (job) => {
    let processed = 0
    let changed = 0
    for (const user of job.services.calendarUsers)
      changed += await user.recompute(job, 'zone', (count) => {
        processed += count
        return job.progress.advance(processed)
      })
    await job.transact(({ transaction }) => job.progress.complete(transaction, { processed, changed }))
  },
})
