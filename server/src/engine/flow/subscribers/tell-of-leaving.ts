import { notify } from '../../../platform/notification/index.ts'
import { defineSubscriber } from '../../../platform/operation/index.ts'
import { memberLeft, membersOfRole } from '../../../platform/organization/index.ts'
import { builtInRoleId } from '../../../platform/permission/index.ts'
import * as notices from '../notices.ts'

/** Tells the administrators that somebody left the workspace, and how much waits for them still. */
export const tellOfLeaving = defineSubscriber({
  name: 'flow-tell-of-leaving',
  events: [memberLeft],
  handle: async (context, { payload: { memberId, name } }) => {
    const { transaction, tenantId } = context
    const { rows } = await transaction.query<{ count: number }>(
      `select count(*)::int as count from flow_task
       where tenant_id = $1 and assignee_id = $2 and state = 'open' and kind <> 'cc'`,
      [tenantId, memberId],
    )
    const roleId = await builtInRoleId(transaction, tenantId, 'administrator')
    const administrators = await membersOfRole(transaction, tenantId, roleId)
    await notify(context, {
      notice: notices.memberLeft,
      memberIds: administrators.map(({ id }) => id),
      params: { by: name, count: String(rows[0]!.count) },
      link: '/people',
    })
  },
})
