import { z } from 'zod'
import { defineVisibleJob } from '../../job/index.ts'

/** Reckons anew what is kept of a calendar that changed; whoever changed it watches. */
export const recomputeCalendar = defineVisibleJob({
  name: 'calendar.recompute',
  words: { zh: '重新计算期限', en: 'Working out deadlines anew' },
  /** Null: another calendar is the default now. */
  input: z.object({ calendarId: z.uuid().nullable() }),
  run: async (job, { calendarId }) => {
    let processed = 0
    let changed = 0
    for (const user of job.services.calendarUsers)
      changed += await user.recompute(job, { calendarId }, (count) => {
        processed += count
        return job.progress.advance(processed)
      })
    await job.transact(({ transaction }) => job.progress.complete(transaction, { processed, changed }))
  },
})
