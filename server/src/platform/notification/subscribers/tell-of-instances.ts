import { z } from 'zod'
import { defineSubscriber, type OperationContext } from '../../operation/index.ts'
import { membersOfRole } from '../../organization/index.ts'
import { notify } from '../notify.ts'

const aboutSchema = z.object({ instanceId: z.uuid(), title: z.string(), applicantId: z.uuid() })
const endedSchema = aboutSchema.extend({ outcome: z.string(), by: z.uuid().nullish() })
const incidentSchema = aboutSchema.extend({ nodeName: z.string() })

/** Tells the applicant how it ended, and administrators when a flow is stuck: nothing stops in silence (N3.13). */
export const tellOfInstances = defineSubscriber({
  name: 'notification.instances',
  topics: ['instance.ended', 'flow.incident'],
  handle: async (context, event) => {
    if (event.topic === 'flow.incident')
      return tellAdministrators(context, incidentSchema.parse(event.payload))
    const { instanceId, title, applicantId, outcome, by } = endedSchema.parse(event.payload)
    if (outcome === 'withdrawn' || applicantId === by) return
    await notify(context, {
      memberIds: [applicantId],
      kind: outcome === 'approved' ? 'instanceApproved' : 'instanceRejected',
      params: { title },
      link: `/instances/${instanceId}`,
    })
  },
})

async function tellAdministrators(
  context: OperationContext,
  incident: z.infer<typeof incidentSchema>,
): Promise<void> {
  const role = await context.db
    .selectFrom('role')
    .select('id')
    .where('tenant_id', '=', context.tenantId)
    .where('code', '=', 'administrator')
    .executeTakeFirst()
  if (!role) return
  const administrators = await membersOfRole(context.transaction, context.tenantId, role.id)
  await notify(context, {
    memberIds: administrators.map(({ id }) => id),
    kind: 'instanceFailed',
    params: { title: incident.title, node: incident.nodeName },
    link: `/instances/${incident.instanceId}`,
  })
}
