import type { ProcessModel } from '@sluice/bpmn'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { activeMembers } from '../../../platform/organization/index.ts'
import type { KnownPeople } from './check-people.ts'
import { peopleNodes } from './people-node.ts'

/** Looks up the members and roles a model names. */
export async function knownPeopleOf(context: OperationContext, model: ProcessModel): Promise<KnownPeople> {
  const memberIds: string[] = []
  const roleIds: string[] = []
  for (const { config } of peopleNodes(model).values()) {
    for (const assignee of config.assignees) {
      if (assignee.type === 'member') memberIds.push(...assignee.memberIds)
      if (assignee.type === 'role') roleIds.push(assignee.roleId)
    }
  }
  const { tenantId, transaction } = context
  const [members, roles] = await Promise.all([
    activeMembers(transaction, tenantId, memberIds),
    transaction.query<{ id: string }>('select id from role where tenant_id = $1 and id = any($2)', [
      tenantId,
      roleIds,
    ]),
  ])
  return { members: new Set(members.map(({ id }) => id)), roles: new Set(roles.rows.map(({ id }) => id)) }
}
