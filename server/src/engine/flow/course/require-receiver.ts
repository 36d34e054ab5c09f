import type { OperationContext } from '../../../platform/operation/index.ts'
import { cannotTransferTo } from '../errors.ts'
import type { ActScene } from './act-on-task.ts'

/** Whoever gets a task must be there and not have it already. @throws cannotTransferTo */
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
