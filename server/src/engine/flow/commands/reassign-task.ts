import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { actResultSchema } from '../course/act-result.ts'
import { beginAct } from '../course/begin-act.ts'
import { handOver, heldTask } from '../course/decide.ts'
import { activationOf } from '../course/flow-state.ts'
import { lockByTask } from '../course/lock-instance.ts'
import { requireManager } from '../course/require-manager.ts'
import { requireReceiver } from '../course/require-receiver.ts'
import { settledOutcome } from '../course/settled-outcome.ts'

/** An administrator gives somebody's open task to somebody else (N3.13). */
export const reassignTask = defineOperation({
  id: 'task.reassign',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/reassign',
  summary: { zh: '改派', en: 'Reassign a task' },
  access: 'member',
  input: z.object({
    taskId: z.uuid(),
    memberId: z.uuid(),
    opinion: z.string().trim().max(2000).optional(),
  }),
  output: actResultSchema,
  audit: ({ taskId }) => ({ type: 'task', id: taskId }),
  run: async (context, { taskId, memberId, opinion }) => {
    const { instance, task } = await lockByTask(context, taskId)
    const form = await loadForm(context, instance.formId)
    await requireManager(context, form)
    if (!activationOf(instance.state, task.item, task.id))
      return settledOutcome(context, instance, { taskId, verb: 'reassign' })
    const { course, finish } = await beginAct(context, instance, { form })
    const held = heldTask(task)
    await requireReceiver(context, { course, task: held }, memberId)
    handOver(course, held, memberId)
    const by = actorId(context.actor)
    const act = {
      verb: 'reassign',
      actorId: by,
      taskId,
      nodeId: task.nodeId,
      opinion,
      detail: { to: memberId },
    }
    const closed = { id: task.id, state: 'transferred', memberId: task.assigneeId }
    return { instanceId: instance.id, state: await finish(act, { status: instance.status, closed }) }
  },
})
