import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnTask, seenVersion } from '../course/act-on-task.ts'
import { actResultSchema } from '../course/act-result.ts'
import { handOver } from '../course/decide.ts'
import { requireReceiver } from '../course/require-receiver.ts'

/** The holder of a task hands it to somebody else (转办, N3.6). */
export const transferTask = defineOperation({
  id: 'task.transfer',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/transfer',
  summary: { zh: '转办', en: 'Transfer a task to somebody else' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    taskId: z.uuid(),
    ...seenVersion,
    memberId: z.uuid(),
    opinion: z.string().trim().max(2000).optional(),
  }),
  output: actResultSchema,
  audit: ({ taskId }) => ({ type: 'task', id: taskId }),
  run: (context, { memberId, ...input }) =>
    actOnTask(context, { ...input, verb: 'transfer', detail: { to: memberId } }, async (scene) => {
      await requireReceiver(context, scene, memberId)
      handOver(scene.course, scene.task, memberId)
      return undefined
    }),
})
