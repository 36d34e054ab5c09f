import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnTask, seenVersion } from '../course/act-on-task.ts'
import { actResultSchema } from '../course/act-result.ts'
import { callOff } from '../course/decide.ts'

/** The holder of a task refuses: the whole instance ends as rejected, with 会签 by one voice (N3.5, N3.6). */
export const rejectTask = defineOperation({
  id: 'task.reject',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/reject',
  summary: { zh: '拒绝', en: 'Reject a task' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ taskId: z.uuid(), ...seenVersion, opinion: z.string().trim().min(1).max(2000) }),
  output: actResultSchema,
  audit: ({ taskId }) => ({ type: 'task', id: taskId }),
  run: (context, input) =>
    actOnTask(context, { ...input, verb: 'reject' }, async ({ course, task }) => {
      await callOff(course, task)
      return 'rejected'
    }),
})
