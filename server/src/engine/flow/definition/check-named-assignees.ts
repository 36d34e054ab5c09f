import type { OperationContext } from '../../../platform/operation/index.ts'
import { activeMembers } from '../../../platform/organization/index.ts'
import { type FlowFinding, problem } from './finding.ts'
import type { NamedAssignee } from './named-assignees.ts'

/** Names every node that asks somebody who is not there, or not active (N3.4). */
export async function checkNamedAssignees(
  { tenantId, transaction }: OperationContext,
  assignees: readonly NamedAssignee[],
): Promise<FlowFinding[]> {
  const memberIds = [...new Set(assignees.flatMap((one) => one.memberIds))]
  const roleIds = [...new Set(assignees.flatMap(({ roleId }) => roleId ?? []))]
  const [members, roles] = await Promise.all([
    activeMembers(transaction, tenantId, memberIds),
    transaction.query<{ id: string }>('select id from role where tenant_id = $1 and id = any($2)', [
      tenantId,
      roleIds,
    ]),
  ])
  const known = new Set([...members, ...roles.rows].map(({ id }) => id))
  return assignees.flatMap(({ nodeId, name, memberIds: named, roleId }) => {
    if (!named.every((id) => known.has(id))) {
      const [zh, en] = ['中有已停用或不存在的成员', 'a member it names is disabled or does not exist']
      return [unknown(nodeId, `“${name}”的处理人${zh}`, `"${name}": ${en}`)]
    }
    if (roleId === undefined || known.has(roleId)) return []
    return [unknown(nodeId, `“${name}”的处理人所用的角色不存在`, `"${name}": its role does not exist`)]
  })
}

function unknown(nodeId: string, zh: string, en: string): FlowFinding {
  return problem('unknown-assignee', nodeId, zh, en)
}
