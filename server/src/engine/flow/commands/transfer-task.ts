import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { type ActScene, actOnTask, actResultSchema } from '../course/act-on-task.ts'
import { handOver } from '../course/decide.ts'
import { cannotTransferTo } from '../errors.ts'

/** The holder of a task hands it to somebody else (转办, N3.6). */
export const transferTask = defineOperation({
  id: 'task.transfer',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/transfer',
  summary: { zh: '转办', en: 'Transfer a task to somebody else' },
  access: 'member',
  input: z.object({
    taskId: z.uuid(),
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

/** @throws cannotTransferTo */
export async function requireReceiver(
  context: OperationContext,
  { course, task }: Pick<ActScene, 'course' | 'task'>,
  memberId: string,
): Promise<void> {
  const { rows } = await context.transaction.query<{ name: string; status: string }>(
    'select name, status from member where tenant_id = $1 and id = $2',
    [context.tenantId, memberId],
    'flow-receiver',
  )
  const receiver = rows[0]
  const refuse = (name: string, reasonZh: string, reasonEn: string) =>
    cannotTransferTo({ name, reasonZh, reasonEn })
  if (!receiver) throw refuse('—', '没有这位成员', 'there is no such member')
  if (receiver.status !== 'active') throw refuse(receiver.name, '已停用', 'the member is disabled')
  const people = course.state.open[task.item]?.people ?? []
  if (memberId === task.memberId) throw refuse(receiver.name, '任务已在其名下', 'it is theirs already')
  if (people.some(({ member }) => member === memberId))
    throw refuse(receiver.name, '也是这个节点的处理人', 'they sign at this node already')
}
