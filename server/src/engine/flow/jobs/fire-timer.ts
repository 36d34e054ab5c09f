import { defineJob } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { advance } from '../course/advance.ts'
import { beginAct } from '../course/begin-act.ts'
import { lockInstance } from '../course/lock-instance.ts'
import { notYet } from '../course/pace.ts'
import { scheduleTimers } from '../course/save-timers.ts'
import { timerJob } from '../course/timer-job.ts'

/** A timer of an instance is due (N3.3 delay, N3.15). Repeating it is harmless: the timer is then no longer armed. */
export const fireTimer = defineJob({
  name: timerJob.name,
  version: timerJob.version,
  input: timerJob.schema,
  run: async (job, { instanceId, timerId }) => {
    await job.transact((context) => fire(context, instanceId, timerId))
  },
})

async function fire(context: OperationContext, instanceId: string, timerId: string): Promise<void> {
  const instance = await lockInstance(context, instanceId)
  const timer = instance.state.engine.timers.find(({ id }) => id === timerId)
  if (instance.endedAt || !timer) return
  const [{ course, finish }] = await Promise.all([
    beginAct(context, instance),
    context.transaction.query(
      'delete from flow_timer where tenant_id = $1 and instance_id = $2 and timer_id = $3',
      [context.tenantId, instanceId, timerId],
    ),
  ])
  const later = notYet(course.state, course.now)
  if (later) {
    await scheduleTimers(context, instanceId, [{ timerId, nodeId: timer.node, dueAt: later }], course.now)
    return
  }
  await advance(course, { type: 'fireTimer', timerId })
  await finish({ verb: 'timer', actorId: null, nodeId: timer.node })
}
