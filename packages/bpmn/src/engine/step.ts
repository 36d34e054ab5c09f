import type { ProcessModel } from '../model.ts'
import type { Command, Effect, Facts, RefusalCode, StepResult } from '../protocol.ts'
import type { InstanceState } from '../state.ts'
import { keepAlive } from './alive.ts'
import * as act from './command.ts'
import { pack, type Run, unpack } from './run.ts'
import { settle } from './settle.ts'

/** A new instance that has not begun; `step` with `start` begins it. */
export function createInstance(): InstanceState {
  return { status: 'new', next: 1, items: [], timers: [] }
}

/**
 * Carries out one command on a process instance ([N3.2]). Pure: the same model, state, command and answers of `facts`
 * always give the same state and effects, and nothing given is changed.
 * @returns the new state, what the outside has to do in order, and `refused` when the command is not legal now
 */
export function step(model: ProcessModel, state: InstanceState, command: Command, facts: Facts): StepResult {
  const refuse = (refused: RefusalCode): StepResult => ({ state, effects: [], refused })
  if (command.type === 'start') {
    if (state.status !== 'new') return refuse('instance-already-started')
    if (model.faults.length > 0) return refuse('model-faulty')
  } else if (state.status !== 'running') {
    return refuse('instance-not-running')
  }
  const run = unpack(model, state, facts)
  const refused = obey(run, command)
  if (refused) return refuse(refused)
  settle(run)
  keepAlive(run)
  end(run)
  return { state: pack(run), effects: withoutPassing(run.effects, state.next) }
}

function obey(run: Run, command: Command): RefusalCode | undefined {
  switch (command.type) {
    case 'start':
      return act.start(run, command)
    case 'completeTask':
      return act.completeTask(run, command)
    case 'failTask':
      return act.failTask(run, command)
    case 'escalateTask':
      return act.escalateTask(run, command)
    case 'fireTimer':
      return act.fireTimer(run, command.timerId)
    case 'message':
      return act.deliverMessage(run, command)
    case 'signal':
      return act.signal(run, command)
    case 'setVariables':
      return act.setVariables(run, command.variables)
    case 'retry':
      return act.retry(run, command.itemId)
    case 'moveToken':
      return act.move(run, command)
    case 'activate':
      return act.activate(run, command.scopeId, command.nodeId)
    case 'addInstance':
      return act.moreInstances(run, command)
    case 'removeInstance':
      return act.fewerInstances(run, command.taskId)
    case 'cancelInstance':
      return act.cancelInstance(run)
  }
}

/** Tells of the end, once nothing lives in the instance any more. */
function end(run: Run): void {
  if (run.status === 'running' || run.status === 'new') return
  const outcome: Extract<Effect, { type: 'instanceEnded' }>['outcome'] = run.status
  const how = outcome === 'completed' ? 'completed' : 'cancelled'
  run.effects.push({ type: 'nodeLeft', nodeId: run.model.id, itemId: 0, how })
  run.effects.push({
    type: 'instanceEnded',
    outcome,
    ...(run.error === undefined ? undefined : { error: run.error }),
  })
}

/** Leaves out what was asked for and called off within the same step: nobody outside needs to hear of it. */
function withoutPassing(effects: Effect[], next: number): Effect[] {
  const passing = new Set<number | string>()
  for (const effect of effects) {
    if (effect.type === 'taskCancelled' && effect.taskId >= next) passing.add(effect.taskId)
    if (effect.type === 'timerCancelled' && Number(effect.timerId.slice(1)) >= next)
      passing.add(effect.timerId)
  }
  if (passing.size === 0) return effects
  return effects.filter((effect) => {
    if ('timerId' in effect) return !passing.has(effect.timerId)
    return !('taskId' in effect) || !passing.has(effect.taskId)
  })
}
