import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnTask, seenVersion } from '../course/act-on-task.ts'
import { actResultSchema } from '../course/act-result.ts'
import { agree } from '../course/decide.ts'

/** The holder has filled in, or the applicant has changed what was returned and submits again (N3.3, N3.6). */
export const submitTask = defineOperation({
  id: 'task.submit',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/submit',
  summary: { zh: '提交', en: 'Submit a task to fill in' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    taskId: z.uuid(),
    ...seenVersion,
    values: recordValuesSchema,
    opinion: z.string().trim().max(2000).optional(),
  }),
  output: actResultSchema,
  audit: ({ taskId }) => ({ type: 'task', id: taskId }),
  run: (context, input) =>
    actOnTask(context, { ...input, verb: 'submit' }, async ({ course, task }) => {
      await agree(course, task)
      return undefined
    }),
})
