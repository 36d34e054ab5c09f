import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { ActResult } from './act-result.ts'
import { type BegunAct, beginAct } from './begin-act.ts'
import { endedError } from './ended-error.ts'
import type { InstanceStatus } from './flow-state.ts'
import { lockInstance } from './lock-instance.ts'

export interface InstanceAct {
  verb: string
  opinion?: string | undefined
  nodeId?: string
  detail?: Record<string, unknown>
  /** The status the instance has when the applicant repeats an act that has already ended it. */
  repeats?: InstanceStatus
}

/**
 * The way of acts on an instance as a whole: lock, decide, store. Like `actOnTask`, without a task of the actor's.
 * @throws instanceEnded when it is no longer running
 */
export async function actOnInstance(
  context: OperationContext,
  instanceId: string,
  act: InstanceAct,
  decide: (scene: BegunAct) => Promise<InstanceStatus | undefined>,
): Promise<ActResult> {
  const instance = await lockInstance(context, instanceId)
  if (instance.endedAt) {
    const mine = context.actor.kind === 'member' && instance.applicantId === context.actor.memberId
    if (act.repeats === instance.status && mine) return { instanceId, state: instance.status }
    throw endedError(instance.status)
  }
  const begun = await beginAct(context, instance)
  const status = await decide(begun)
  const state = await begun.finish({ ...act, actorId: actorId(context.actor) }, { status })
  return { instanceId, state }
}
