import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { jobViewSchema, viewJob } from '../job-view.ts'
import { ownJob } from '../own-job.ts'

export const getJob = defineOperation({
  id: 'job.get',
  kind: 'query',
  method: 'GET',
  path: '/api/jobs/:jobId',
  summary: { zh: '后台任务的进度和结果', en: 'Progress and result of a background job' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ jobId: z.uuid() }),
  output: jobViewSchema,
  run: async (context, { jobId }) => viewJob(await ownJob(context, jobId), context.locale),
})
