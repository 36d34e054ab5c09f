import type { Actor, Services } from '../../platform/operation/index.ts'

/** Calls a public operation as somebody; the demo has no other door. */
export type Act = (actor: Actor, operation: string, input: object) => Promise<Answer>

/** What the seed reads of answers. */
export interface Answer {
  id: string
  instanceId: string | null
  items: { taskId?: string; instanceId: string; id: string; code: string }[]
}

export function actWith(services: Services): Act {
  return async (actor, operation, input) => (await services.invoke(operation, { actor, input })) as Answer
}

export function memberOf(actor: Actor): string {
  if (actor.kind !== 'member') throw new Error('Not a member')
  return actor.memberId
}
