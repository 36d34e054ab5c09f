import type { OperationContext } from '../../../platform/operation/index.ts'
import { cannotTransferTo } from '../errors.ts'
import { excludesApplicant } from '../people/resolve-people.ts'
import type { ActScene } from './act-on-task.ts'

/**
 * Whoever gets a task must be there, not have it already, and be somebody the node lets decide.
 * @throws cannotTransferTo
 */
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
  const { definition, state, applicant } = course
  const people = state.open[task.item]?.people ?? []
  const node = definition.people.get(state.open[task.item]?.node ?? '')
  if (node && excludesApplicant(node) && memberId === applicant.memberId)
    throw refuse(receiver.name, '申请人不能在这个节点审批', 'the applicant does not decide at this node')
  if (memberId === task.memberId) throw refuse(receiver.name, '任务已在其名下', 'it is theirs already')
  if (people.some(({ member }) => member === memberId))
    throw refuse(receiver.name, '也是这个节点的处理人', 'they sign at this node already')
}
