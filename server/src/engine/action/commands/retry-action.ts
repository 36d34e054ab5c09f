import { z } from 'zod'
import { restartVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { nothingToRepeat } from '../errors.ts'
import { runActionJob } from '../jobs/run-action.ts'
import { countResults, resetResults } from '../result.ts'

/** Takes up again, of an act on several records, those to which nothing was done: refused, failed, or left by cancelling. */
export const retryAction = defineOperation({
  id: 'action.retry',
  kind: 'command',
  method: 'POST',
  path: '/api/action-runs/:jobId/retry',
  summary: { zh: '重试未成功的数据', en: 'Try the records again to which nothing was done' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ jobId: z.uuid() }),
  output: z.object({ jobId: z.uuid(), count: z.int() }),
  audit: ({ jobId }) => ({ type: 'job', id: jobId }),
  run: async (context, { jobId }) => {
    await restartVisibleJob(context, runActionJob, jobId)
    await resetResults(context, jobId)
    const { waiting } = await countResults(context, jobId)
    if (waiting === 0) throw nothingToRepeat()
    return { jobId, count: waiting }
  },
})
