import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnTask, seenVersion } from '../course/act-on-task.ts'
import { actResultSchema } from '../course/act-result.ts'
import { agree } from '../course/decide.ts'

/** The holder of a task agrees (N3.5, N3.6). */
export const approveTask = defineOperation({
  id: 'task.approve',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/approve',
  summary: { zh: '同意', en: 'Approve a task' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    taskId: z.uuid(),
    opinion: z.string().trim().max(2000).optional(),
    ...seenVersion,
    /** Fields the node lets its person change. */
    values: recordValuesSchema.optional(),
  }),
  output: actResultSchema,
  audit: ({ taskId }) => ({ type: 'task', id: taskId }),
  run: (context, input) =>
    actOnTask(context, { ...input, verb: 'approve' }, async ({ course, task }) => {
      await agree(course, task)
      return undefined
    }),
})
