import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { startVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, requireFormPermission } from '../../form/index.ts'
import { findAction, requireGiven } from '../bound-action.ts'
import { oneAtATime } from '../errors.ts'
import { runActionJob } from '../jobs/run-action.ts'
import { addResults } from '../result.ts'

/** The most records of one act. */
const mostRecords = 500

/**
 * Starts an act on several records: a job that its starter watches, with a result for each. What the actor may not do is
 * refused record by record, by the operation itself.
 */
export const startAction = defineOperation({
  id: 'action.start',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/action-runs',
  summary: { zh: '对多条数据执行操作', en: 'Act on several records, with a result for each' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    /** As `action.list` names it. */
    action: z.string().min(1).max(100),
    recordIds: z.array(z.uuid()).min(1).max(mostRecords),
    /** What the action asks for, by field. */
    input: recordValuesSchema.default({}),
  }),
  output: z.object({ jobId: z.uuid(), title: z.string() }),
  audit: (_, { jobId, title }) => ({ type: 'job', id: jobId, name: title }),
  run: async (context, { formId, action: actionId, recordIds, input: given }) => {
    const { origin, locale } = context
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'record.read')
    const action = findAction(context, form, actionId)
    const { single, name } = action.operation.action
    if (single) throw oneAtATime({ act: name.zh, actEnglish: name.en })
    requireGiven(context, form, action, given)
    const ids = [...new Set(recordIds)]
    const { requestId, ip, userAgent } = origin
    const title =
      locale === 'zh'
        ? `${action.name} · ${form.name} ${ids.length} 条`
        : `${action.name} · ${form.name}: ${ids.length}`
    const jobId = await startVisibleJob(context, runActionJob, {
      title,
      input: {
        formId,
        action: actionId,
        given,
        origin: { requestId, locale, ...(ip ? { ip } : {}), ...(userAgent ? { userAgent } : {}) },
      },
    })
    await addResults(context, jobId, ids)
    return { jobId, title }
  },
})
