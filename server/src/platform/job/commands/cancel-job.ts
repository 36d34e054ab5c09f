import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { jobViewSchema, viewJob } from '../job-view.ts'
import { ownJob } from '../own-job.ts'

/** A waiting job is cancelled at once; a running one stops at its next batch and leaves nothing behind. */
export const cancelJob = defineOperation({
  id: 'job.cancel',
  kind: 'command',
  method: 'POST',
  path: '/api/jobs/:jobId/cancel',
  summary: { zh: '取消后台任务', en: 'Cancel a background job' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ jobId: z.uuid() }),
  output: jobViewSchema,
  audit: ({ jobId }, { title }) => ({ type: 'job', id: jobId, name: title }),
  run: async (context, { jobId }) => {
    await ownJob(context, jobId)
    await context.transaction.query(
      `update job set
         cancel_requested_at = coalesce(cancel_requested_at, $3),
         state = case state when 'queued' then 'cancelled' else state end,
         ended_at = case state when 'queued' then $3 else ended_at end
       where tenant_id = $1 and id = $2 and state in ('queued', 'running')`,
      [context.tenantId, jobId, context.clock.now()],
    )
    return viewJob(await ownJob(context, jobId), context.locale)
  },
})
