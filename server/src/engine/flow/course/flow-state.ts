import type { InstanceState, Item } from '@sluice/bpmn'
import type { instanceStateSchema, TaskKind, taskStateSchema } from '@sluice/contract'
import type { z } from 'zod'

export type InstanceStatus = z.infer<typeof instanceStateSchema>
export type TaskState = z.infer<typeof taskStateSchema>
export type { TaskKind }

/** Where an instance stands, as stored: the stepper's state, and who is asked where. */
export interface FlowState {
  engine: InstanceState
  /** Open activations of nodes that wait for people, by the stepper's item. */
  open: Record<string, Activation>
  /** How often each node has been activated. */
  rounds: Record<string, number>
  /** Nodes that somebody finished: where a task may be returned to. */
  handled: string[]
  /** Item → node its token jumps to when it is done, after a return that goes straight back. */
  back: Record<string, string>
  /** Timers that fired within the present hour. */
  firings?: { since: string; count: number }
}

/** A node that waits for people now. */
export interface Activation {
  node: string
  signing: 'any' | 'all'
  round: number
  people: Signer[]
}

export interface Signer {
  task: string
  member: string
  /** Has agreed already (会签). */
  done?: true
}

/** A copy that may be changed. The stepper's part is shared: it is never changed, only replaced. */
export function copyState({ engine, open, rounds, handled, back, firings }: FlowState): FlowState {
  const copied: FlowState['open'] = {}
  for (const [item, activation] of Object.entries(open))
    copied[item] = { ...activation, people: activation.people.map((signer) => ({ ...signer })) }
  return {
    engine,
    open: copied,
    rounds: { ...rounds },
    handled: [...handled],
    back: { ...back },
    ...(firings ? { firings } : {}),
  }
}

/** The open activation a task belongs to; undefined when the task is no longer open. */
export function activationOf(state: FlowState, item: number, taskId: string): Activation | undefined {
  const activation = state.open[item]
  return activation?.people.some((signer) => signer.task === taskId && !signer.done) ? activation : undefined
}

/** Tokens that cannot go on until somebody mends the cause. */
export function strandedItems({ engine }: FlowState): Item[] {
  return engine.items.filter(isStranded)
}

export function isStranded(item: Item): boolean {
  return item.kind === 'incident' || (item.kind === 'task' && item.failure !== undefined)
}

/** Tasks of the stepper that nobody is asked about: there are none, which `advance` sees to. */
export function unaskedItems({ engine, open }: FlowState): Item[] {
  if (engine.status !== 'running' || Object.keys(open).length > 0) return []
  return engine.items.filter((item) => item.kind === 'task' && !isStranded(item))
}

/** Waits for something: people, a timer, an event, or somebody to mend it. The stepper and `advance` keep this true. */
export function isAlive({ engine, open }: FlowState): boolean {
  if (engine.status !== 'running' || engine.timers.length > 0 || Object.keys(open).length > 0) return true
  return engine.items.some((item) => item.kind === 'catch' || isStranded(item))
}

/** Nothing can happen by itself or by its people any more, although it has not ended. */
export function isStuck({ engine, open }: FlowState): boolean {
  if (engine.status !== 'running' || engine.timers.length > 0 || Object.keys(open).length > 0) return false
  return engine.items.some(isStranded)
}
