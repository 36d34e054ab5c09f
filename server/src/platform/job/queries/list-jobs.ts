import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { jobViewSchema, viewJob } from '../job-view.ts'

export const listJobs = defineOperation({
  id: 'job.list',
  kind: 'query',
  method: 'GET',
  path: '/api/jobs',
  summary: { zh: '我的后台任务，最新的在前', en: 'My background jobs, newest first' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ ...pageInputSchema, kind: z.string().max(100).optional() }),
  output: pageOf(jobViewSchema),
  run: async (context, { cursor, limit, kind }) => {
    let query = context.db
      .selectFrom('job')
      .selectAll()
      .where('tenant_id', '=', context.tenantId)
      .where('created_by', '=', context.memberId)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (kind) query = query.where('kind', '=', kind)
    // Ids are made in the order of time, so the id alone is the key of the page.
    if (cursor) query = query.where('id', '<', cursorSchema.parse(cursor))
    const rows = await query.execute()
    const page = rows.slice(0, limit)
    return {
      items: page.map((row) => viewJob(row, context.locale)),
      nextCursor: rows.length > limit ? page.at(-1)!.id : null,
    }
  },
})

const cursorSchema = z.uuid().catch('ffffffff-ffff-ffff-ffff-ffffffffffff')
