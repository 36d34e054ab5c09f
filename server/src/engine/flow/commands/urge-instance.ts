import { z } from 'zod'
import { actorId, defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { ofViewers, whileRunning } from '../action-rights.ts'
import { addEvent } from '../course/add-event.ts'
import { endedError } from '../course/ended-error.ts'
import { lockInstance } from '../course/lock-instance.ts'
import { requireViewer } from '../course/require-viewer.ts'
import { taskUrged } from '../events.ts'

/** The same person is not heard twice within this time. */
const quietMinutes = 10

/** Reminds everybody who is waited for (催办, N3.6). Urging again at once changes nothing. */
export const urgeInstance = defineOperation({
  id: 'instance.urge',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/urge',
  summary: { zh: '催办', en: 'Urge whoever is waited for' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ instanceId: z.uuid() }),
  output: z.object({
    instanceId: z.uuid(),
    /** People reminded now; 0 when the same person urged a moment ago. */
    told: z.int(),
  }),
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  action: {
    on: 'instance',
    record: 'instanceId',
    name: { zh: '催办', en: 'Urge' },
    icon: 'bell',
    when: whileRunning,
    may: ofViewers,
  },
  run: async (context, { instanceId }) => {
    const instance = await lockInstance(context, instanceId)
    await requireViewer(context, instance)
    if (instance.endedAt) throw endedError(instance.status)
    const waiting = Object.values(instance.state.open).flatMap(({ people }) =>
      people.filter(({ done }) => !done),
    )
    if (waiting.length === 0 || (await urgedLately(context, instanceId))) return { instanceId, told: 0 }
    await addEvent(context, instance, 'urge')
    const about = { instanceId, by: actorId(context.actor) }
    for (const { task, member } of waiting)
      context.emit(taskUrged, { ...about, taskId: task, assigneeId: member })
    return { instanceId, told: waiting.length }
  },
})

async function urgedLately(context: OperationContext, instanceId: string): Promise<boolean> {
  const since = new Date(context.clock.now().getTime() - quietMinutes * 60_000)
  const { rowCount } = await context.transaction.query(
    `select from flow_event
     where tenant_id = $1 and instance_id = $2 and verb = 'urge' and actor_id = $3 and at > $4 limit 1`,
    [context.tenantId, instanceId, actorId(context.actor), since],
  )
  return rowCount === 1
}
