import { pageInputSchema } from '@sluice/contract'
import { z } from 'zod'
import { ownVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, recordTitles } from '../../form/index.ts'
import { runActionJob } from '../jobs/run-action.ts'
import { countResults } from '../result.ts'
import type { ResultState } from '../tables.ts'

const states = ['waiting', 'done', 'refused', 'failed'] as const

export const listResults = defineOperation({
  id: 'action.results',
  kind: 'query',
  method: 'GET',
  path: '/api/action-runs/:jobId',
  summary: { zh: '批量操作的结果', en: 'What became of each record of an act on several' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    jobId: z.uuid(),
    /** Only those to which nothing was done. */
    undone: z.boolean().default(false),
    ...pageInputSchema,
    cursor: z.string().max(10).regex(/^\d+$/).optional(),
  }),
  output: z.object({
    formId: z.uuid(),
    /** Null where the form is no more. */
    appId: z.uuid().nullable(),
    counts: z.record(z.enum(states), z.int()),
    items: z.array(
      z.object({
        recordId: z.uuid(),
        /** As the reader may know it; null where they may not, or it is gone. */
        title: z.string().nullable(),
        state: z.enum(states),
        code: z.string().nullable(),
        /** Why nothing was done. */
        message: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  run: async (context, { jobId, undone, cursor, limit }) => {
    const { transaction, tenantId, locale } = context
    const { formId } = await ownVisibleJob(context, runActionJob, jobId)
    const { rows } = await transaction.query<{
      position: number
      record_id: string
      state: ResultState
      code: string | null
      message: string | null
    }>(
      `select position, record_id, state, code, ${locale} as message from action_result
       where tenant_id = $1 and run_id = $2 and position > $3 and (not $4 or state in ('refused', 'failed'))
       order by position limit $5`,
      [tenantId, jobId, Number(cursor ?? 0), undone, limit + 1],
    )
    const page = rows.slice(0, limit)
    const form = await loadForm(context, formId).catch(() => undefined)
    const titles = await recordTitles(
      context,
      formId,
      page.map(({ record_id }) => record_id),
    )
    return {
      formId,
      appId: form?.appId ?? null,
      counts: await countResults(context, jobId),
      items: page.map(({ record_id, state, code, message }) => ({
        recordId: record_id,
        title: titles.get(record_id) ?? null,
        state,
        code,
        message,
      })),
      nextCursor: rows.length > limit ? String(page.at(-1)!.position) : null,
    }
  },
})
